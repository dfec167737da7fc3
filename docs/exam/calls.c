/* How the numbers of a case become calls of the exam's blank. */
#include <stddef.h>

#include "blanks.h"

double swish_slope(double z);

static void call_swish_slope(lab_call *c)
{
    lab_give(c, swish_slope(lab_number(c)));
}

const lab_blank lab_blanks[] = {
    {"swish_slope", call_swish_slope},
    {NULL, NULL},
};
