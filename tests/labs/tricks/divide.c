/* tells: divided by zero|is .*; it should be|right|before|wrong|not written */
static volatile int zero;
BLANK
{
    zero = 1 / zero;
    RETURN;
}
