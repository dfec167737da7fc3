/* tells: divided by zero|is .*; right is|right|before|wrong */
static volatile int zero;
BLANK
{
    zero = 1 / zero;
    RETURN;
}
