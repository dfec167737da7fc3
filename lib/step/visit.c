/* A mark, and the gradients that a rewind would clear. */
#include "step/visit.h"

#include <stdlib.h>

#include "core/error.h"

tg_visit tg_visit_begin(tg_tape *tape)
{
    tg_visit v = {tg_tape_mark(tape), tape->rng, NULL};
    v.grad = malloc((size_t)(tape->count + 1) * sizeof(tg_tensor *));
    if (!v.grad)
        tg_fail("no memory to look at %d entries", tape->count);
    for (int id = 0; id < tape->count; id++)
        v.grad[id] = tape->entry[id]->grad;
    return v;
}

void tg_visit_end(tg_visit *visit)
{
    tg_tape *tape = visit->mark.tape;
    tg_rewind(tape, visit->mark);
    tape->rng = visit->rng;
    for (int id = 0; id < tape->count; id++)
        tape->entry[id]->grad = visit->grad[id];
    free(visit->grad);
    visit->grad = NULL;
}
