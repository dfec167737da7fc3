/* One step of an optimiser: the gradient is clipped and added to, the weights
 * decay, and then the formula runs. Declared in optimizer.h. */
#include <math.h>
#include <string.h>

#include "tape/tensor.h"
#include "kernels/elementwise.h"
#include "kernels/update.h"
#include "kernels/fast/threads.h"
#include "optim/optimizer.h"

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
        if (s->group.frozen)
            continue;
        make_array(&s->velocity, s->param, o->momentum > 0, 0);
        make_array(&s->m, s->param, o->kind->keeps_m || o->centered, 0);
        make_array(&s->v, s->param, o->kind->keeps_v, o->accumulator);
        make_array(&s->v_max, s->param, o->amsgrad, 0);
    }
    if (changes_gradients(o) && !o->scratch)
        o->scratch = tg_tape_keep(o->tape, (largest + 1) * sizeof *o->scratch);
}

/* ---- settings and gradient as the formula sees them ---- */

/* The settings for one parameter. */
static tg_optimizer settings_for(const tg_optimizer *o, const tg_slot *s)
{
    const tg_group_options *g = &s->group;
    const bool vector = s->param->shape.rank < 2;
    tg_optimizer own = *o;
    if (g->rate_factor > 0)
        own.rate *= g->rate_factor;
    if (g->weight_decay > 0)
        own.weight_decay = g->weight_decay;
    if (g->no_decay || (o->decay_matrices_only && vector))
        own.weight_decay = own.l2 = 0;
    return own;
}

static bool is_moved(const tg_slot *s)
{
    return s->param->grad && !s->group.frozen;
}

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

/* 1 for a norm that is small enough, or not finite: what it was made of is not
 * hidden, and not spread. */
static double factor_for(double norm, double most)
{
    return norm > most && isfinite(norm) ? most / norm : 1;
}

/* The gradient as far as it depends on its own parameter alone, in scratch. */
static void own_changes(const tg_optimizer *o, const tg_slot *s, tg_real *g)
{
    const tg_tensor *w = s->param;
    memcpy(g, w->grad->data, w->count * sizeof *g);
    if (o->l2 != 0 && !o->pytorch)
        tg_loop_axpy(w->count, o->l2, w->data, g);
    for (size_t i = 0; o->clip_value > 0 && i < w->count; i++)
        if (fabs((double)g[i]) > o->clip_value) /* false for NaN */
            g[i] = (tg_real)copysign(o->clip_value, (double)g[i]);
    if (o->clip_norm > 0)
        scale(w->count, factor_for(norm_of(w->count, g), o->clip_norm), g);
}

/* The factor that scales all gradients together. */
static double global_factor(const tg_optimizer *o)
{
    double squares = 0;
    if (!(o->clip_global_norm > 0))
        return 1;
    for (int i = 0; i < o->count; i++) {
        const tg_slot *s = &o->slot[i];
        if (!is_moved(s))
            continue;
        const tg_optimizer own = settings_for(o, s);
        own_changes(&own, s, o->scratch);
        const double norm = norm_of(s->param->count, o->scratch);
        squares += norm * norm;
    }
    const double norm = sqrt(squares) + (o->pytorch ? 1e-6 : 0);
    return factor_for(norm, o->clip_global_norm);
}

static const tg_real *gradient_of(const tg_optimizer *o, const tg_slot *s,
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

/* ---- the step ---- */

/* One parameter's update, which threads share. */
typedef struct update {
    const tg_optimizer *o; /* with the settings for this parameter */
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
    tg_optimizer_check_gradients(o);
    make_ready(o);
    if (o->schedule.shape)
        o->rate = tg_rate_at(&o->schedule, o->steps);
    o->steps++;
    const double factor = global_factor(o);
    for (int i = 0; i < o->count; i++) {
        tg_slot *s = &o->slot[i];
        if (!is_moved(s))
            continue;
        const tg_optimizer own = settings_for(o, s);
        update u = {&own, s, gradient_of(&own, s, factor)};
        s->steps++;
        tg_touch(s->param);
        tg_parallel(s->param->count, WORTH_SHARING, update_part, &u);
        s->moving = s->velocity != NULL;
        s->followed = s->param->grad->birth;
    }
}
