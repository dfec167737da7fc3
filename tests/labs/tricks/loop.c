/* tells: does a loop never end */
static volatile int for_ever = 1;
BLANK
{
    while (for_ever)
        ;
    RETURN;
}
