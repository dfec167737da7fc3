/* What lesson 02 shares with its checks: differences, their errors, and the
 * checker. */
#ifndef LESSON_02_H
#define LESSON_02_H

#include "tapegrad.h"

typedef double function(double x);

enum { ONE_SIDE, BOTH_SIDES, FLOAT32, WAYS, STEPS = 12 };

extern const double at;

double cube(double x);
double cube_slope(double x);
void errors(double from, int points, double error[WAYS][STEPS]);
bool accepts(function *f, double x, double slope);
tg_tensor *cubes(tg_tape *tape, tg_tensor *const *in, int n, void *hide);

#endif
