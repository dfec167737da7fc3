/* A visit is an attempt that always ends in a rewind. */
#include "look/step/visit.h"

void tg_visit_begin(tg_visit *visit, tg_tape *tape)
{
    tg_attempt_begin(visit, tape);
}

void tg_visit_end(tg_visit *visit)
{
    tg_tape *tape = visit->start.tape;
    tg_attempt_end(visit);
    tg_rewind_keep_grads(tape, visit->start);
    tape->rng = visit->rng;
}
