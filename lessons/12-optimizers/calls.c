/* How the numbers of a case become calls of lab 12. */
#include <stddef.h>

#include "blanks.h"

void momentum(double *w, const double *g, double *m, int n, double rate);
void rmsprop(double *w, const double *g, double *v, int n, double rate);
void adam(double *w, const double *g, double *m, double *v, int n, double rate,
          int t);
double cosine(int step, int warm_up, int steps, double rate, double last);
double clip_global(double *const *g, const int *n, int arrays, double most);

/* What a step of any of the three may need. */
typedef struct walker {
    double *w, *g, *m, *v;
    int n, t; /* how many numbers; which step this is */
    double rate;
} walker;

static void momentum_step(walker *k)
{
    momentum(k->w, k->g, k->m, k->n, k->rate);
}

static void rmsprop_step(walker *k)
{
    rmsprop(k->w, k->g, k->v, k->n, k->rate);
}

static void adam_step(walker *k)
{
    adam(k->w, k->g, k->m, k->v, k->n, k->rate, k->t);
}

/* t, n, rate, g[n], w[n], and the memory that the optimiser has. */
static walker one_step(lab_call *c, int has_m, int has_v)
{
    walker k = {.t = lab_whole(c)};
    k.n = lab_whole(c);
    k.rate = lab_number(c);
    k.g = lab_take(c, k.n);
    k.w = lab_take(c, k.n);
    k.m = has_m ? lab_take(c, k.n) : NULL;
    k.v = has_v ? lab_take(c, k.n) : NULL;
    return k;
}

static double *zeros(lab_call *c, int n)
{
    double *x = lab_room(c, n);
    for (int i = 0; i < n; i++)
        x[i] = 0;
    return x;
}

static int is_shown(int t)
{
    return t <= 3 || t == 10 || t == 100;
}

/* steps, n, rate, steep[n], w[n]: down E = sum of steep w^2 / 2, from memories
 * of 0. w is sent back after some of the steps; the arrays of the walker only
 * as 0, since not all optimisers use all of them. */
static void many_steps(lab_call *c, void (*step)(walker *))
{
    const int steps = lab_whole(c);
    walker k = {.n = lab_whole(c)};
    k.rate = lab_number(c);
    const double *steep = lab_take(c, k.n);
    k.w = lab_take(c, k.n);
    k.g = zeros(c, k.n), k.m = zeros(c, k.n), k.v = zeros(c, k.n);
    for (k.t = 1; k.t <= steps; k.t++) {
        for (int i = 0; i < k.n; i++)
            k.g[i] = steep[i] * k.w[i];
        step(&k);
        if (is_shown(k.t))
            lab_give_all(c, k.w, k.n);
    }
    for (int i = 0; i < k.n; i++)
        k.w[i] = k.g[i] = k.m[i] = k.v[i] = 0;
}

/* The first number says what the case is: many steps, or one. */
static void call(lab_call *c, void (*step)(walker *), int has_m, int has_v)
{
    if (lab_whole(c)) {
        many_steps(c, step);
        return;
    }
    walker k = one_step(c, has_m, has_v);
    step(&k);
}

static void call_momentum(lab_call *c)
{
    call(c, momentum_step, 1, 0);
}

static void call_rmsprop(lab_call *c)
{
    call(c, rmsprop_step, 0, 1);
}

static void call_adam(lab_call *c)
{
    call(c, adam_step, 1, 1);
}

static void call_cosine(lab_call *c)
{
    const int step = lab_whole(c), warm_up = lab_whole(c);
    const int steps = lab_whole(c);
    const double rate = lab_number(c);
    lab_give(c, cosine(step, warm_up, steps, rate, lab_number(c)));
}

/* most, how many arrays, the size of each; then their numbers. */
static void call_clip_global(lab_call *c)
{
    enum { ARRAYS = 4 };
    const double most = lab_number(c);
    const int arrays = lab_whole(c);
    int *n = lab_take_whole(c, arrays);
    double *g[ARRAYS];
    for (int k = 0; k < arrays && k < ARRAYS; k++)
        g[k] = lab_take(c, n[k]);
    lab_give(c, clip_global(g, n, arrays, most));
}

const lab_blank lab_blanks[] = {
    {"momentum", call_momentum},
    {"rmsprop", call_rmsprop},
    {"adam", call_adam},
    {"cosine", call_cosine},
    {"clip_global", call_clip_global},
    {NULL, NULL},
};
