/* For readers of a tape that have to record something on it, a rule or a
 * backward pass: at the end the tape is as it was. */
#ifndef TG_LOOK_STEP_VISIT_H
#define TG_LOOK_STEP_VISIT_H

#include "tape/tape.h"

typedef tg_attempt tg_visit;

/* Visits nest. A visitor sets no ->grad and does not rewind: it calls tg_grads,
 * or rules. */
void tg_visit_begin(tg_visit *visit, tg_tape *tape);

/* Forgets what was recorded since. */
void tg_visit_end(tg_visit *visit);

#endif
