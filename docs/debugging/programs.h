/* What the programs of docs/debugging.md share: a small network that sorts the
 * points of two half circles, and a training loop. */
#ifndef DEBUGGING_PROGRAMS_H
#define DEBUGGING_PROGRAMS_H

#include <math.h>
#include <stdio.h>

#include "tapegrad.h"

enum { POINTS = 64, WIDTH = 8 };

/* Points (x, y) of two half circles that interlock, and 0 or 1 for each. */
static inline void half_circles(tg_real *points, tg_real *labels)
{
    for (int i = 0; i < POINTS; i++) {
        const double turn = 3.14159265358979 * (i / 2) / (POINTS / 2 - 1);
        const int second = i % 2;
        points[2 * i] = (tg_real)(second ? 1 - cos(turn) : cos(turn));
        points[2 * i + 1] = (tg_real)(second ? 0.5 - sin(turn) : sin(turn));
        labels[i] = (tg_real)second;
    }
}

#endif
