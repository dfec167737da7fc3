/* Twins of the entries between a number and the loss: the same op and
 * attributes, other numbers. */
#include "check/nudge.h"

#include <string.h>

#include "check/difference.h"
#include "tape/error.h"
#include "tape/op.h"

/* The twin of each entry from x on that depends on it, else NULL. */
typedef struct twins {
    const tg_tensor *x, *loss;
    int entries;         /* from x to the loss */
    tg_tensor **twin;    /* [entries] */
    uint64_t *branch[2]; /* [entries]: taken at x + h, at x - h */
    tg_arena memory;
} twins;

/* Of a view: a view of the twin of its input. */
static tg_tensor *make_twin(twins *w, const tg_tensor *t)
{
    tg_tensor *twin = tg_arena_take(&w->memory, sizeof *twin);
    *twin = *t;
    twin->owner = twin;
    twin->in = tg_arena_take(&w->memory,
                             (size_t)(t->inputs + 1) * sizeof *twin->in);
    for (int k = 0; k < t->inputs; k++) {
        const int place = t->in[k]->id - w->x->id;
        twin->in[k] = place >= 0 && w->twin[place] ? w->twin[place] : t->in[k];
    }
    if (t->op && t->op->view)
        twin->data = twin->in[0]->data;
    else
        twin->data = tg_arena_take(&w->memory, t->count * sizeof(tg_real));
    return twin;
}

static bool depends(const twins *w, const tg_tensor *t)
{
    for (int k = 0; k < t->inputs; k++)
        if (t->in[k]->id >= w->x->id && w->twin[t->in[k]->id - w->x->id])
            return true;
    return false;
}

static void make_twins(twins *w)
{
    const tg_tensor *x = w->x;
    const size_t n = (size_t)w->entries;
    w->twin = tg_arena_take(&w->memory, n * sizeof *w->twin);
    for (int side = 0; side < 2; side++)
        w->branch[side] = tg_arena_take(&w->memory, n * sizeof(uint64_t));
    memset(w->twin, 0, n * sizeof *w->twin);
    w->twin[0] = make_twin(w, x);
    w->twin[0]->data = tg_arena_take(&w->memory, x->count * sizeof(tg_real));
    memcpy(w->twin[0]->data, x->data, x->count * sizeof(tg_real));
    for (int k = 1; k < w->entries; k++)
        if (depends(w, w->loss->tape->entry[x->id + k]))
            w->twin[k] = make_twin(w, w->loss->tape->entry[x->id + k]);
}

static void free_twins(void *what)
{
    tg_arena_free(&((twins *)what)->memory);
}

/* The loss, computed again from the twin of x. */
static const tg_real *moved_loss(void *context, int side)
{
    const twins *w = context;
    const tg_tensor *last = w->twin[w->entries - 1];
    for (int k = 0; k < w->entries; k++) {
        tg_tensor *t = w->twin[k];
        if (k > 0 && t && !t->op->view)
            tg_op_forward(t);
        w->branch[side][k] = t && t->op && t->op->branch ? t->op->branch(t) : 0;
    }
    return (last ? last : w->loss)->data;
}

static const tg_tensor *first_kink(const twins *w)
{
    for (int k = 0; k < w->entries; k++)
        if (w->branch[0][k] != w->branch[1][k])
            return w->loss->tape->entry[w->x->id + k];
    return NULL;
}

/* An op whose rule is, on purpose, not the derivative of its value. */
static bool stops(const tg_tensor *t)
{
    return t->op && (!t->op->gradient || strcmp(t->op->name, "detach") == 0 ||
                     strcmp(t->op->name, "gradient_reversal") == 0);
}

static const tg_tensor *first_stop(const twins *w)
{
    for (int k = 1; k < w->entries; k++)
        if (w->twin[k] && stops(w->twin[k]))
            return w->loss->tape->entry[w->x->id + k];
    return NULL;
}

tg_nudge tg_nudge_number(const tg_tensor *loss, const tg_tensor *x, size_t i)
{
    tg_nudge result = {0};
    if (x->id > loss->id)
        return result;
    twins w = {.x = x, .loss = loss, .entries = loss->id - x->id + 1};
    tg_undo undo;
    tg_undo_begin(&undo, free_twins, &w);
    make_twins(&w);
    const tg_real one = 1;
    tg_real up;
    const tg_probe probe = {
        .result = moved_loss, .context = &w, .count = 1, .r = &one, .up = &up};
    result.h = tg_difference_step((double)x->data[i]);
    result.slope = tg_difference(&probe, &w.twin[0]->data[i], 1, &one,
                                 result.h);
    result.kink = first_kink(&w);
    result.stop = first_stop(&w);
    tg_undo_end(&undo);
    free_twins(&w);
    return result;
}
