/* Claims about slopes, right and wrong, and two rules that judge them. */
#include <math.h>
#include <stdio.h>

#include "lesson.h"

static const double h = 1e-5, bound = 1e-6, up = 1e9, down = 1e-9;

static double large(double x)
{
    return up * curve(x);
}
static double small(double x)
{
    return down * curve(x);
}
static double bowl(double x)
{
    return (x - 1) * (x - 1);
}

/* How far a claim is from nudging, and as a share of the larger one. */
void compare(function *f, double x, double claim, double *apart, double *share)
{
    const double nudged = slope(f, x, h, h);
    *apart = fabs(claim - nudged);
    *share = *apart / fmax(fabs(claim), fabs(nudged));
}

static void hear(const char *what, function *f, double x, double claim)
{
    double apart, share;
    compare(f, x, claim, &apart, &share);
    printf("  %-32s %7.1e  %-9s %7.1e  %s\n", what, apart,
           apart <= bound ? "accepted" : "refused", share,
           share <= bound ? "accepted" : "refused");
}

/* A claim about `scale` times f: `part` of its slope. */
static void hear_part(double part, double scale, function *f)
{
    char what[64];
    snprintf(what, sizeof what, "%5g f: its slope times %.8g", scale, part);
    hear(what, f, at, part * scale * curve_slope(at));
}

void claims(void)
{
    printf("Claims about slopes, against nudging by %g to both sides. Are they "
           "right?\nOne rule: at most %g apart. Another: at most that share "
           "apart.\n\n",
           h, bound);
    tg_guess("which rule is never wrong: first, second, neither?");
    printf("  claim                            apart              share\n");
    hear_part(1, 1, curve);
    hear_part(0.3333, 1, curve);
    hear_part(1.0001, 1, curve);
    hear_part(1, up, large);
    hear_part(0.3333, down, small);
    hear("(x - 1)^2 at 1: the slope is 0", bowl, 1, 0);
}
