/* A rewind that keeps the gradients. */
#include "step/visit.h"

#include <stdlib.h>

#include "core/error.h"

tg_visit tg_visit_begin(tg_tape *tape)
{
    return (tg_visit){tg_tape_mark(tape), tape->rng};
}

void tg_visit_end(tg_visit *visit)
{
    tg_tape *tape = visit->mark.tape;
    const int count = visit->mark.count;
    tg_tensor **grad = malloc((size_t)(count + 1) * sizeof(tg_tensor *));
    if (!grad)
        tg_fail("no memory to look at %d entries", count);
    for (int id = 0; id < count; id++)
        grad[id] = tape->entry[id]->grad;
    tg_rewind(tape, visit->mark);
    tape->rng = visit->rng;
    for (int id = 0; id < count; id++)
        tape->entry[id]->grad = grad[id];
    free(grad);
}
