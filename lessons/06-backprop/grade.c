/* What lab 06 is graded on. The oracle is the tape, in float64, which knows
 * none of the formulas: a delta is the gradient that arrives at z, dw the one
 * that arrives at w.
 *
 * A first case is square: there a wrong index stays inside, and its numbers
 * tell which one it was. After that no layer is as large as the next one, so
 * that rows and columns cannot be taken for each other. */
#include <stddef.h>

#include "cases.h"

enum { MOST = 12 };

const char *const lab_uses = "";

/* A number of tenths, -2 .. 2, but not 0. */
static double tenths(tg_rng *rng)
{
    const double size = (double)(1 + tg_rng_below(rng, 20)) / 10;
    return tg_rng_below(rng, 2) ? size : -size;
}

static tg_tensor *leaf(tg_tape *tape, const char *name, tg_shape shape,
                       tg_rng *rng)
{
    tg_tensor *t = (tg_param)(tape, name, shape);
    for (size_t i = 0; i < t->count; i++)
        t->data[i] = tenths(rng);
    return t;
}

/* Targets: 0 or 1, or anything between. */
static tg_tensor *targets(tg_tape *tape, int n, int i, tg_rng *rng)
{
    tg_tensor *y = tg_input_to_fill(tape, "y", 1, n);
    for (int k = 0; k < n; k++)
        y->data[k] = i % 2 ? tg_rng_uniform(rng) : (double)tg_rng_below(rng, 2);
    return y;
}

static tg_tensor *error_of(tg_tensor *a, tg_tensor *y)
{
    return tg_mul_scalar(tg_sum(tg_square(tg_sub(a, y))), 0.5);
}

/* Sizes of two layers: small ones, the two of lesson 07's last layer, large
 * ones, then random ones. */
static void two_sizes(int i, tg_rng *rng, int *below, int *above)
{
    static const int chosen[][2] = {{2, 2}, {2, 3},  {3, 2},
                                    {4, 1}, {12, 7}, {5, 12}};
    if (i < 6) {
        *below = chosen[i][0];
        *above = chosen[i][1];
        return;
    }
    *below = 1 + (int)tg_rng_below(rng, 6);
    *above = 1 + (int)tg_rng_below(rng, 5);
    *above += *above >= *below;
}

/* The network on paper: which of its four numbers. */
static void paper_number(lab_case *c, int which)
{
    static const char *const name[] = {"delta2", "delta1", "dw2", "dw1"};
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_param_scalar(tape, "x", 3);
    tg_tensor *w1 = tg_param_scalar(tape, "w1", 0.5);
    tg_tensor *w2 = tg_param_scalar(tape, "w2", -2);
    tg_tensor *z1 = tg_add_scalar(tg_mul(w1, x), -0.5);
    tg_tensor *z2 = tg_add_scalar(tg_mul(w2, tg_sigmoid(z1)), 0.5);
    tg_tensor *y = tg_param_scalar(tape, "y", 1);
    tg_backward(error_of(tg_sigmoid(z2), y));
    const tg_tensor *const at[] = {z2, z1, w2, w1};
    lab_text(c, "on_paper: number[%d], %s", which, name[which]);
    lab_in(c, which);
    lab_out(c, name[which], at[which]->grad->data[0]);
    tg_tape_free(tape);
}

static void paper_delta_case(lab_case *c, int i, tg_rng *rng)
{
    (void)rng;
    paper_number(c, i);
}

static void paper_dw_case(lab_case *c, int i, tg_rng *rng)
{
    (void)rng;
    paper_number(c, 2 + i);
}

static void output_case(lab_case *c, int i, tg_rng *rng)
{
    const int n = i == 0 ? 2 : 1 + (int)tg_rng_below(rng, MOST);
    tg_tape *tape = tg_tape_new();
    tg_tensor *z = leaf(tape, "z", TG_SHAPE(1, n), rng);
    tg_tensor *a = tg_sigmoid(z), *y = targets(tape, n, i, rng);
    tg_backward(error_of(a, y));
    lab_text(c, "output_delta({%s}, {%s}, %d, delta)", lab_list(a->data, n),
             lab_list(y->data, n), n);
    lab_in(c, n);
    lab_in_all(c, a->data, n);
    lab_in_all(c, y->data, n);
    lab_kept(c, "a", a->data, n);
    lab_kept(c, "y", y->data, n);
    lab_out_all(c, "delta", z->grad->data, n);
    tg_tape_free(tape);
}

/* sum of (f(z) w) next: its gradient at z is what `next` sends back. */
static void hidden_case(lab_case *c, int i, tg_rng *rng)
{
    int units, after;
    two_sizes(i, rng, &units, &after);
    tg_tape *tape = tg_tape_new();
    tg_tensor *z = leaf(tape, "z", TG_SHAPE(1, units), rng);
    tg_tensor *w = leaf(tape, "w", TG_SHAPE(units, after), rng);
    tg_tensor *next = leaf(tape, "next", TG_SHAPE(1, after), rng);
    tg_tensor *a = tg_sigmoid(z);
    tg_backward(tg_sum(tg_mul(tg_matmul(a, w), next)));
    lab_text(c, "hidden_delta({%s}, {%s}, {%s}, %d, %d, delta)",
             lab_list(w->data, units * after), lab_list(next->data, after),
             lab_list(a->data, units), units, after);
    lab_in(c, units);
    lab_in(c, after);
    lab_in_all(c, w->data, units * after);
    lab_in_all(c, next->data, after);
    lab_in_all(c, a->data, units);
    lab_kept(c, "w", w->data, units * after);
    lab_kept(c, "next", next->data, after);
    lab_kept(c, "a", a->data, units);
    lab_out_all(c, "delta", z->grad->data, units);
    tg_tape_free(tape);
}

/* sum of (a w) delta: its gradient at w is what delta and a come to. */
static void gradient_case(lab_case *c, int i, tg_rng *rng)
{
    int inputs, units;
    two_sizes(i, rng, &inputs, &units);
    tg_tape *tape = tg_tape_new();
    tg_tensor *a = leaf(tape, "a", TG_SHAPE(1, inputs), rng);
    tg_tensor *w = leaf(tape, "w", TG_SHAPE(inputs, units), rng);
    tg_tensor *delta = leaf(tape, "delta", TG_SHAPE(1, units), rng);
    tg_backward(tg_sum(tg_mul(tg_matmul(a, w), delta)));
    lab_text(c, "weight_gradient({%s}, {%s}, %d, %d, dw)",
             lab_list(a->data, inputs), lab_list(delta->data, units), inputs,
             units);
    lab_in(c, inputs);
    lab_in(c, units);
    lab_in_all(c, a->data, inputs);
    lab_in_all(c, delta->data, units);
    lab_kept(c, "a", a->data, inputs);
    lab_kept(c, "delta", delta->data, units);
    lab_out_all(c, "dw", w->grad->data, inputs * units);
    tg_tape_free(tape);
}

static void three_sizes(int i, tg_rng *rng, int size[3])
{
    static const int chosen[][3] = {
        {2, 2, 2}, {2, 3, 2}, {2, 4, 1}, {3, 8, 5}, {8, 3, 8}};
    for (int l = 0; l < 3 && i < 5; l++)
        size[l] = chosen[i][l];
    if (i < 5)
        return;
    size[1] = 2 + (int)tg_rng_below(rng, 5);
    for (int l = 0; l < 3; l += 2) {
        size[l] = 1 + (int)tg_rng_below(rng, 5);
        size[l] += size[l] >= size[1];
    }
}

/* The tape's own step. */
static void step_case(lab_case *c, int i, tg_rng *rng)
{
    static const char *const name[] = {"w1", "b1", "w2", "b2"};
    int size[3];
    three_sizes(i, rng, size);
    const double rate = 0.1 + (double)tg_rng_below(rng, 20) / 8;
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = leaf(tape, "x", TG_SHAPE(1, size[0]), rng), *a = x;
    tg_tensor *y = targets(tape, size[2], i, rng), *w[4];
    for (int l = 0; l < 2; l++) {
        w[2 * l] = leaf(tape, name[2 * l], TG_SHAPE(size[l], size[l + 1]), rng);
        w[2 * l + 1] = leaf(tape, name[2 * l + 1], TG_SHAPE(size[l + 1]), rng);
    }
    for (int l = 0; l < 2; l++) {
        tg_tensor *weighted = tg_matmul(a, w[2 * l]);
        a = tg_sigmoid(tg_add(weighted, w[2 * l + 1]));
    }
    lab_text(c, "step, size %d-%d-%d, rate %g, x = {%s}, y = {%s}", size[0],
             size[1], size[2], rate, lab_list(x->data, size[0]),
             lab_list(y->data, size[2]));
    for (int l = 0; l < 3; l++)
        lab_in(c, size[l]);
    lab_in(c, rate);
    lab_in_all(c, x->data, size[0]);
    lab_in_all(c, y->data, size[2]);
    lab_kept(c, "x", x->data, size[0]);
    lab_kept(c, "y", y->data, size[2]);
    tg_backward(error_of(a, y));
    for (int k = 0; k < 4; k++) {
        lab_in_all(c, w[k]->data, (int)w[k]->count);
        tg_descend(w[k], rate);
        lab_out_all(c, name[k], w[k]->data, (int)w[k]->count);
    }
    tg_tape_free(tape);
}

const lab_task lab_tasks[] = {
    {.blank = "on_paper",
     .title = "the deltas of a 1-1-1 network",
     .points = 3,
     .cases = 2,
     .write = paper_delta_case,
     .tolerance = 0.01,
     .floor = 1e-6,
     .judge = "hidden"},
    {.blank = "on_paper",
     .title = "its dw",
     .points = 3,
     .cases = 2,
     .write = paper_dw_case,
     .tolerance = 0.01,
     .floor = 1e-6,
     .judge = "hidden"},
    {.blank = "output_delta",
     .title = "(a - y) f'(z), for each output",
     .points = 5,
     .cases = 20,
     .write = output_case,
     .tolerance = 1e-9},
    {.blank = "hidden_delta",
     .title = "next deltas times weights, then f'(z)",
     .points = 8,
     .cases = 30,
     .write = hidden_case,
     .tolerance = 1e-9},
    {.blank = "weight_gradient",
     .title = "a_i delta_j, each in its place",
     .points = 5,
     .cases = 30,
     .write = gradient_case,
     .tolerance = 1e-9},
    {.blank = "step",
     .title = "all deltas, then all weights and biases",
     .points = 6,
     .cases = 20,
     .write = step_case,
     .tolerance = 1e-9},
    {.blank = NULL},
};
