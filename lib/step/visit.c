/* A rewind that keeps the gradients. */
#include "step/visit.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"

tg_visit tg_visit_begin(tg_tape *tape)
{
    tg_visit visit = {tg_tape_mark(tape), tape->rng, NULL};
    visit.grad = tg_arena_take(&tape->bytes,
                               (size_t)(tape->count + 1) * sizeof(tg_tensor *));
    for (int id = 0; id < tape->count; id++)
        visit.grad[id] = tape->entry[id]->grad;
    return visit;
}

void tg_visit_end(tg_visit *visit)
{
    tg_tape *tape = visit->mark.tape;
    const size_t count = (size_t)visit->mark.count;
    tg_tensor **grad = malloc((count + 1) * sizeof(tg_tensor *));
    if (!grad)
        tg_fail("no memory to look at %zu entries", count);
    memcpy(grad, visit->grad, count * sizeof(tg_tensor *));
    tg_rewind(tape, visit->mark);
    tape->rng = visit->rng;
    for (size_t id = 0; id < count; id++)
        tape->entry[id]->grad = grad[id];
    free(grad);
}
