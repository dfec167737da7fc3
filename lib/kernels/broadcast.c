/* Broadcasting: merge the axes that can be walked as one, then count through
 * the rest like an odometer. Two equal shapes, or a shape and a scalar, become
 * one run; a matrix and a row become one run for each row. */
#include "kernels/broadcast.h"

#include <stdbool.h>

/* Whether axis i + 1 continues axis i in every input. */
static bool continues(const tg_walk *w, int i)
{
    for (int k = 0; k < w->inputs; k++)
        if (w->stride[k][i] != w->stride[k][i + 1] * w->dim[i + 1])
            return false;
    return true;
}

static void remove_axis(tg_walk *w, int axis)
{
    w->rank--;
    for (int i = axis; i < w->rank; i++) {
        w->dim[i] = w->dim[i + 1];
        for (int k = 0; k < w->inputs; k++)
            w->stride[k][i] = w->stride[k][i + 1];
    }
}

static void merge_axes(tg_walk *w)
{
    for (int i = w->rank - 1; i >= 0; i--)
        if (w->dim[i] == 1)
            remove_axis(w, i);
    for (int i = w->rank - 2; i >= 0; i--)
        if (continues(w, i)) {
            w->dim[i + 1] *= w->dim[i];
            remove_axis(w, i);
        }
}

/* Moves to the next run: false after the last. `last` is the innermost axis,
 * which is walked by the loop itself. */
static bool next_run(const tg_walk *w, int last, size_t *at,
                     const tg_real **from)
{
    for (int i = last - 1; i >= 0; i--) {
        for (int k = 0; k < w->inputs; k++)
            from[k] += w->stride[k][i];
        if (++at[i] < w->dim[i])
            return true;
        for (int k = 0; k < w->inputs; k++)
            from[k] -= w->stride[k][i] * w->dim[i];
        at[i] = 0;
    }
    return false;
}

void tg_walk_run(tg_walk walk, tg_loop *loop, const tg_real *const *in,
                 tg_real *y)
{
    size_t count = 1;
    for (int i = 0; i < walk.rank; i++)
        count *= walk.dim[i];
    if (count == 0)
        return;
    merge_axes(&walk);

    const int last = walk.rank - 1;
    const size_t run = walk.rank ? walk.dim[last] : 1;
    size_t at[TG_WALK_RANK] = {0}, step[TG_WALK_INPUTS] = {0};
    const tg_real *from[TG_WALK_INPUTS] = {0};
    for (int k = 0; k < walk.inputs; k++) {
        from[k] = in[k];
        step[k] = walk.rank ? walk.stride[k][last] : 0;
    }
    do {
        loop(run, from, step, y);
        y += run;
    } while (next_run(&walk, last, at, from));
}
