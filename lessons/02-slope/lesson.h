/* What lesson 02 shares with its checks: a curve, its slope by nudging, the
 * errors of that, and how a claim is compared with it. */
#ifndef LESSON_02_H
#define LESSON_02_H

#include "tapegrad.h"

typedef double function(double x);

enum { ONE_SIDE, BOTH_SIDES, FLOAT32, WAYS, STEPS = 12 };

extern const double at;

double curve(double x);
double curve_slope(double x);
float curve_in_float(float x);
double slope(function *f, double x, double left, double right);
void errors(double x, double nudge[STEPS], double error[WAYS][STEPS]);
tg_tensor *cubes(tg_tape *tape, tg_tensor *const *in, int n, void *hide);

/* claims.c */
void compare(function *f, double x, double claim, double *apart, double *share);
void claims(void);

#endif
