/* The terminal stepper: a loss, its forward and backward pass moment by
 * moment, forwards and back, at a terminal, from a pipe or from a script.
 *
 *     backward 3/9   %5 = mul(%2 x, %4 w)       lesson.c:41  tg_mul(x, w)
 *       value   6               gradient arriving 0.5
 *       letters dy = gradient arriving, y = %5, a = %2 x, b = %4 w
 *       rule    dy * b -> x           dy * a -> w
 *       now     x: 0.5 * 2 = 1               0 -> 1
 *               w: 0.5 * 3 = 1.5           0.2 -> 1.7   (second use)
 *
 * It reads the tape and changes nothing: every ->grad is afterwards as it was.
 * `help` lists the commands. (tg_step is the step function, an op.) */
#ifndef TG_LOOK_STEP_STEPPER_H
#define TG_LOOK_STEP_STEPPER_H

#include <stdbool.h>
#include <stdio.h>

#include "tape/tape.h"

/* Steps through `loss`: its last backward pass, or one that is recorded for
 * this. Commands come from standard input; at its end the program goes on.
 * Fails as tg_backward does. */
void tg_step_through(tg_tensor *loss);

/* The same with commands from `in`, a prompt and each command shown when
 * `echo`, and the answers on `out`. */
void tg_step_through_with(tg_tensor *loss, FILE *in, FILE *out, bool echo);

/* Answers commands separated by ; or new lines, "why W1[406,7]; delta", at the
 * end of the pass, on standard output. For programs and debuggers. */
void tg_ask(tg_tensor *loss, const char *commands);

#endif
