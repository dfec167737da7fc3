/* Scripts for the stepper, for the tests that read its answers. */
#ifndef TESTS_STEPPING_H
#define TESTS_STEPPING_H

#include "tapegrad.h"

/* What the stepper answers to a script. The caller frees it. */
char *step_answers(tg_tensor *loss, const char *script);

/* `text` is in the answer, which has at most 79 columns. */
void step_expect(tg_tensor *loss, const char *script, const char *text);

/* y = w * x + w, w = 3, x = 2: the second use of w adds up. */
tg_tensor *step_two_uses(tg_tape *tape);

#endif
