/* tells: memory that is not its own */
static int *volatile nowhere;
BLANK
{
    *nowhere = 1;
    RETURN;
}
