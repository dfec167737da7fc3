/* Gradients summed over batches. */
#include "train/accumulate.h"

#include <string.h>

#include "tape/tensor.h"

static void *take(tg_tape *tape, size_t bytes)
{
    return memset(tg_arena_take(&tape->bytes, bytes), 0, bytes);
}

tg_gradients tg_gradients_of(tg_tape *tape)
{
    tg_gradients g = {.tape = tape};
    const size_t most = (size_t)tape->count;
    g.param = take(tape, most * sizeof *g.param);
    g.sum = take(tape, most * sizeof *g.sum);
    g.arrived = take(tape, most * sizeof *g.arrived);
    for (int id = 0; id < tape->count; id++) {
        tg_tensor *t = tape->entry[id];
        if (t->role != TG_PARAM)
            continue;
        g.param[g.count] = t;
        g.sum[g.count++] = take(tape, t->count * sizeof(tg_real));
    }
    return g;
}

void tg_gradients_add(tg_gradients *g, size_t n)
{
    for (int i = 0; i < g->count; i++) {
        const tg_tensor *t = g->param[i];
        if (!t->grad)
            continue;
        g->arrived[i] = true;
        for (size_t j = 0; j < t->count; j++)
            g->sum[i][j] += (tg_real)n * t->grad->data[j];
    }
    g->samples += n;
    g->batches++;
}

void tg_gradients_give(tg_gradients *g)
{
    for (int i = 0; i < g->count; i++) {
        tg_tensor *t = g->param[i];
        if (!g->arrived[i])
            continue;
        for (size_t j = 0; j < t->count; j++)
            g->sum[i][j] /= (tg_real)g->samples;
        t->grad = tg_constant(g->tape, t->shape, g->sum[i]);
        memset(g->sum[i], 0, t->count * sizeof(tg_real));
        g->arrived[i] = false;
    }
    g->samples = 0;
    g->batches = 0;
}
