/* Exam: the slope of an activation that you have not seen. */
#include <math.h>

#include "lab.h"

/* BLANK. Swish is f(z) = z s(z), with the sigmoid s(z) = 1 / (1 + exp(-z)).
 * Returns its slope f'(z), for any z from -1000 to 1000.
 * swish_slope(0) is 0.5, and swish_slope(1000) is 1. */
double swish_slope(double z)
{
    TODO(swish_slope);
    return 0;
}

int main(void)
{
    lab_example("swish_slope(0)", swish_slope(0), 0.5);
    lab_example("swish_slope(1000)", swish_slope(1000), 1);
    return lab_end();
}
