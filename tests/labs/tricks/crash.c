/* tells: memory that it does not own */
static int *volatile nowhere;
BLANK
{
    *nowhere = 1;
    RETURN;
}
