/* Leaving no trace. */
#include "look/step/visit.h"

tg_visit tg_visit_begin(tg_tape *tape)
{
    return (tg_visit){tg_tape_mark(tape), tape->rng};
}

void tg_visit_end(tg_visit *visit)
{
    tg_rewind_keep_grads(visit->mark.tape, visit->mark);
    visit->mark.tape->rng = visit->rng;
}
