/* One step of an optimiser: the gradient is clipped and added to, the weights
 * decay, and then the formula runs. Declared in optimizer.h. */
#include <math.h>
#include <string.h>

#include "tape/tensor.h"
#include "kernels/elementwise.h"
#include "kernels/update.h"
#include "kernels/fast/threads.h"
#include "nn/optimizer.h"

enum { WORTH_SHARING = 8192 }; /* numbers for each thread, at least */

/* ---- memory: what the settings ask for, when they first do ---- */

static void make_array(tg_real **array, const tg_tensor *param, bool wanted,
                       double start)
{
    if (!wanted || *array)
        return;
    *array = tg_tape_keep(param->tape, param->count * sizeof **array);
    for (size_t i = 0; i < param->count; i++)
        (*array)[i] = (tg_real)start;
}

static bool changes_gradients(const tg_optimizer *o)
{
    return o->l2 != 0 || o->clip_value > 0 || o->clip_norm > 0 ||
           o->clip_global_norm > 0;
}

static void make_ready(tg_optimizer *o)
{
    size_t largest = 0;
    for (int i = 0; i < o->count; i++) {
        tg_slot *s = &o->slot[i];
        largest = s->param->count > largest ? s->param->count : largest;
        make_array(&s->velocity, s->param, o->momentum > 0, 0);
        make_array(&s->m, s->param, o->kind->keeps_m || o->centered, 0);
        make_array(&s->v, s->param, o->kind->keeps_v, o->accumulator);
        make_array(&s->v_max, s->param, o->amsgrad, 0);
    }
    if (changes_gradients(o) && !o->scratch)
        o->scratch = tg_tape_keep(o->tape, (largest + 1) * sizeof *o->scratch);
}

/* ---- the gradient as the formula sees it ---- */

static double norm_of(size_t n, const tg_real *g)
{
    double squares = 0;
    for (size_t i = 0; i < n; i++)
        squares += (double)g[i] * (double)g[i];
    return sqrt(squares);
}

static void scale(size_t n, double factor, tg_real *g)
{
    for (size_t i = 0; i < n; i++)
        g[i] = (tg_real)(factor * (double)g[i]);
}

static void clip_to_norm(size_t n, double most, tg_real *g)
{
    const double norm = norm_of(n, g);
    if (norm > most)
        scale(n, most / norm, g);
}

/* The gradient as far as it depends on its own parameter alone, in scratch. */
static void own_changes(const tg_optimizer *o, const tg_slot *s, tg_real *g)
{
    const tg_tensor *w = s->param;
    memcpy(g, w->grad->data, w->count * sizeof *g);
    if (o->l2 != 0 && !o->pytorch)
        tg_loop_axpy(w->count, o->l2, w->data, g);
    for (size_t i = 0; o->clip_value > 0 && i < w->count; i++)
        g[i] = (tg_real)fmax(-o->clip_value, fmin(o->clip_value, (double)g[i]));
    if (o->clip_norm > 0)
        clip_to_norm(w->count, o->clip_norm, g);
}

/* The factor that scales all gradients together. */
static double global_factor(tg_optimizer *o)
{
    double squares = 0;
    if (!(o->clip_global_norm > 0))
        return 1;
    for (int i = 0; i < o->count; i++) {
        const tg_slot *s = &o->slot[i];
        if (!s->param->grad)
            continue;
        own_changes(o, s, o->scratch);
        const double norm = norm_of(s->param->count, o->scratch);
        squares += norm * norm;
    }
    const double norm = sqrt(squares) + (o->pytorch ? 1e-6 : 0);
    return norm > o->clip_global_norm ? o->clip_global_norm / norm : 1;
}

static const tg_real *gradient_of(tg_optimizer *o, const tg_slot *s,
                                  double factor)
{
    if (!changes_gradients(o))
        return s->param->grad->data;
    own_changes(o, s, o->scratch);
    if (factor != 1)
        scale(s->param->count, factor, o->scratch);
    if (o->l2 != 0 && o->pytorch)
        tg_loop_axpy(s->param->count, o->l2, s->param->data, o->scratch);
    return o->scratch;
}

/* ---- what would otherwise go wrong silently ---- */

static void check_live(const tg_optimizer *o)
{
    for (int i = 0; i < o->count; i++) {
        const tg_slot *s = &o->slot[i];
        if (!tg_is_live(s->param) || s->param->birth != s->birth)
            tg_fail("%s: parameter %d was forgotten by tg_rewind: make the "
                    "model before tg_tape_mark",
                    o->name, i);
    }
}

static void check_some_gradient(const tg_optimizer *o)
{
    for (int i = 0; i < o->count; i++)
        if (o->slot[i].param->grad)
            return;
    tg_fail("%s: no parameter has a gradient: call tg_optimizer_step after "
            "tg_backward and before tg_rewind, which clears them",
            o->name);
}

/* Each gradient is followed by exactly one optimiser: at least one, and none
 * before `o`. */
static void check_follower(const tg_optimizer *o, const tg_tensor *w)
{
    const tg_optimizer *holder = NULL;
    const bool mine = tg_optimizer_slot(o, w) != NULL;
    for (const tg_optimizer *p = o->tape->optimizers; p; p = p->earlier) {
        const tg_slot *s = tg_optimizer_slot(p, w);
        holder = s ? p : holder;
        if (mine && s && p != o && s->followed == w->grad->birth)
            tg_fail("%s: %s already followed this gradient with another "
                    "optimiser (%s). tg_optimizer_take gives each its own "
                    "parameters; two in turn need a tg_backward each",
                    o->name, w->name, p->name);
    }
    if (!holder && w->stamp <= w->grad->birth)
        tg_fail("%s: parameter %s has a gradient, and no optimiser holds it: "
                "it was made after the optimiser, or belongs to no compiled "
                "model. Make the optimiser last or give it %s with "
                "tg_optimizer_take; what is not to learn goes through "
                "tg_detach",
                o->name, w->name, w->name);
}

static void check_followers(const tg_optimizer *o)
{
    const tg_tape *tape = o->tape;
    for (int id = 0; id < tape->count; id++) {
        const tg_tensor *t = tape->entry[id];
        if (t->role == TG_PARAM && t->grad)
            check_follower(o, t);
    }
}

/* ---- the step ---- */

/* One parameter's update, which threads share. */
typedef struct update {
    const tg_optimizer *o;
    const tg_slot *slot;
    const tg_real *g;
} update;

static void update_part(void *context, size_t from, size_t to)
{
    const update *u = context;
    const tg_optimizer *o = u->o;
    if (o->weight_decay != 0)
        tg_update_decay(to - from, 1 - o->rate * o->weight_decay,
                        u->slot->param->data + from);
    o->update(o, u->slot, from, to - from, u->g + from);
}

void tg_optimizer_step(tg_optimizer *o)
{
    tg_optimizer_check(o);
    check_live(o);
    check_some_gradient(o);
    check_followers(o);
    make_ready(o);
    if (o->schedule.shape)
        o->rate = tg_rate_at(&o->schedule, o->steps);
    o->steps++;
    const double factor = global_factor(o);
    for (int i = 0; i < o->count; i++) {
        tg_slot *s = &o->slot[i];
        if (!s->param->grad)
            continue;
        update u = {o, s, gradient_of(o, s, factor)};
        tg_touch(s->param);
        tg_parallel(s->param->count, WORTH_SHARING, update_part, &u);
        s->moving = s->velocity != NULL;
        s->followed = s->param->grad->birth;
    }
}
