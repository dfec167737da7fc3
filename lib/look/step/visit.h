/* For code that only reads a tape but has to record something on it, a rule or
 * a backward pass: at the end the tape is as it was. */
#ifndef TG_LOOK_STEP_VISIT_H
#define TG_LOOK_STEP_VISIT_H

#include "tape/tape.h"

typedef tg_attempt tg_visit;

/* Visits nest. Between begin and end no ->grad is set and nothing is rewound:
 * only tg_grads and rules are called. */
void tg_visit_begin(tg_visit *visit, tg_tape *tape);

/* Forgets what was recorded since. */
void tg_visit_end(tg_visit *visit);

#endif
