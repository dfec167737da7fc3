/* Twins of the entries between a number and the loss: the same op and
 * attributes, other numbers. */
#include "check/nudge.h"

#include <math.h>
#include <string.h>

#include "tape/error.h"
#include "tape/op.h"

/* The twin of each entry from x on that depends on it, else NULL. */
typedef struct twins {
    const tg_tensor *x, *loss;
    tg_tensor **twin; /* by entry from x on */
    tg_arena memory;
} twins;

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
    const int first = w->x->id;
    const size_t n = (size_t)(w->loss->id - first) + 1;
    w->twin = tg_arena_take(&w->memory, n * sizeof *w->twin);
    memset(w->twin, 0, n * sizeof *w->twin);
    w->twin[0] = make_twin(w, w->x);
    for (int id = first + 1; id <= w->loss->id; id++)
        if (depends(w, w->loss->tape->entry[id]))
            w->twin[id - first] = make_twin(w, w->loss->tape->entry[id]);
}

static void free_twins(void *what)
{
    tg_arena_free(&((twins *)what)->memory);
}

/* The loss with number i of x set to `value`. */
static double loss_at(const twins *w, size_t i, tg_real value)
{
    const int n = w->loss->id - w->x->id;
    memcpy(w->twin[0]->data, w->x->data, w->x->count * sizeof(tg_real));
    w->twin[0]->data[i] = value;
    for (int k = 1; k <= n; k++) {
        tg_tensor *t = w->twin[k];
        if (t && !t->op->view && t->op->forward)
            t->op->forward(t);
    }
    return (double)(w->twin[n] ? w->twin[n] : w->loss)->data[0];
}

/* The branches that the ops with kinks took, as numbers by entry. */
static void note_branches(const twins *w, uint64_t *branch)
{
    for (int k = 0; k <= w->loss->id - w->x->id; k++) {
        const tg_tensor *t = w->twin[k];
        branch[k] = t && t->op && t->op->branch ? t->op->branch(t) : 0;
    }
}

static const tg_tensor *first_change(const twins *w, const uint64_t *a,
                                     const uint64_t *b)
{
    for (int k = 0; k <= w->loss->id - w->x->id; k++)
        if (a[k] != b[k])
            return w->loss->tape->entry[w->x->id + k];
    return NULL;
}

/* An op whose rule is, by what it is for, not the slope of its value. */
static bool stops(const tg_tensor *t)
{
    return t->op && (!t->op->gradient || strcmp(t->op->name, "detach") == 0 ||
                     strcmp(t->op->name, "gradient_reversal") == 0);
}

static const tg_tensor *first_stop(const twins *w)
{
    for (int k = 1; k <= w->loss->id - w->x->id; k++)
        if (w->twin[k] && stops(w->twin[k]))
            return w->loss->tape->entry[w->x->id + k];
    return NULL;
}

tg_nudge tg_nudge_number(const tg_tensor *loss, const tg_tensor *x, size_t i)
{
    tg_nudge result = {0};
    if (x->id > loss->id)
        return result;
    twins w = {.x = x, .loss = loss};
    tg_undo undo;
    tg_undo_begin(&undo, free_twins, &w);
    make_twins(&w);
    const size_t n = (size_t)(loss->id - x->id) + 1;
    uint64_t *branch[2];
    const double at = (double)x->data[i];
    const double share = sizeof(tg_real) == sizeof(double) ? 1e-5 : 1e-2;
    double value[2];
    result.h = share * fmax(1, fabs(at));
    const tg_real moved[2] = {(tg_real)(at - result.h),
                              (tg_real)(at + result.h)};
    for (int side = 0; side < 2; side++) {
        branch[side] = tg_arena_take(&w.memory, n * sizeof *branch[side]);
        value[side] = loss_at(&w, i, moved[side]);
        note_branches(&w, branch[side]);
    }
    result.slope = (value[1] - value[0]) /
                   ((double)moved[1] - (double)moved[0]);
    result.kink = first_change(&w, branch[0], branch[1]);
    result.stop = first_stop(&w);
    tg_undo_end(&undo);
    free_twins(&w);
    return result;
}
