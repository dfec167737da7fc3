/* The cases of lab 07. The oracle of backward is the tape; tables of trainings
 * and starts are made so that the right result is known before. */
#include <math.h>
#include <stdbool.h>

#include "cases.h"

static double between(double low, double high, tg_rng *rng)
{
    return low + (high - low) * tg_rng_uniform(rng);
}

/* XOR by hand has no input, and many results are right: judge.c looks at the
 * 17 numbers that come back. The zeros only say how many. */
static void xor_case(lab_case *c, int i, tg_rng *rng)
{
    const double numbers[17] = {0};
    (void)i, (void)rng;
    lab_text(c, "xor_by_hand(w)");
    lab_out_all(c, "w", numbers, 17);
}

/* ---- backward: the tape knows ---- */

/* dE/dw of the lab's network for n samples. */
static void gradient_by_tape(const double *w, int n, const double *x,
                             const double *y, double *g)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *part[] = {tg_param(tape, "W1", 2, 4), tg_param(tape, "b1", 4),
                         tg_param(tape, "W2", 4, 1), tg_param(tape, "b2", 1)};
    for (int k = 0; k < 4; w += part[k++]->count)
        tg_set(part[k], w);
    tg_tensor *points = tg_input(tape, "x", TG_SHAPE(n, 2), x);
    tg_tensor *wanted = tg_input(tape, "y", TG_SHAPE(n, 1), y);
    tg_tensor *h = tg_sigmoid(tg_add(tg_matmul(points, part[0]), part[1]));
    tg_tensor *z = tg_add(tg_matmul(h, part[2]), part[3]);
    tg_backward(tg_bce_with_logits(z, wanted));
    for (int k = 0; k < 4; g += part[k++]->count)
        for (size_t i = 0; i < part[k]->count; i++)
            g[i] = (double)part[k]->grad->data[i];
    tg_tape_free(tape);
}

static void random_numbers(double *to, int n, double most, tg_rng *rng)
{
    for (int i = 0; i < n; i++)
        to[i] = between(-most, most, rng);
}

static void backward_case(lab_case *c, int n, const double *x, const double *y,
                          tg_rng *rng)
{
    double w[17], g[17];
    random_numbers(w, 17, 1.5, rng);
    gradient_by_tape(w, n, x, y, g);
    lab_text(c, "backward({%s}, %d, {%s}, {%s}, g)", lab_list(w, 17), n,
             lab_list(x, 2 * n), lab_list(y, n));
    lab_in(c, n), lab_in_all(c, w, 17);
    lab_in_all(c, x, 2 * n), lab_in_all(c, y, n);
    lab_kept(c, "w", w, 17), lab_kept(c, "x", x, 2 * n), lab_kept(c, "y", y, n);
    lab_out_all(c, "g", g, 17);
}

/* x is away from 0 and 1, where a number forgotten would not be seen. */
static double coordinate(tg_rng *rng)
{
    return between(1.2, 2.5, rng) * (tg_rng_uniform(rng) < 0.5 ? -1 : 1);
}

static void one_sample(lab_case *c, int i, tg_rng *rng)
{
    const double x[] = {coordinate(rng), coordinate(rng)}, y = i % 2;
    backward_case(c, 1, x, &y, rng);
}

static void many_samples(lab_case *c, int i, tg_rng *rng)
{
    enum { MOST = 7 };
    static const double corners[] = {0, 0, 0, 1, 1, 0, 1, 1};
    static const double targets[] = {0, 1, 1, 0};
    double x[2 * MOST], y[MOST];
    const int n = 2 + i % (MOST - 1);
    for (int k = 0; k < 2 * n; k++)
        x[k] = coordinate(rng);
    for (int k = 0; k < n; k++)
        y[k] = k % 3 == 1;
    if (i == 0)
        backward_case(c, 4, corners, targets, rng);
    else
        backward_case(c, n, x, y, rng);
}

/* ---- solved_share: tables of which it is known what is solved ---- */

/* The kinds of ends that a start has. NOT_A_NUMBER + 1 .. + 15: solved, but NaN
 * at the corners whose bits are set. */
typedef int end;
enum { SOLVED, BARELY, THREE, OR, OPPOSITE, NOT_A_NUMBER };

static bool is_solved(end kind)
{
    return kind == SOLVED || kind == BARELY;
}

/* What z is at the corners at such an end. */
static void write_end(double z[4], end kind, tg_rng *rng)
{
    static const int one[] = {0, 1, 1, 0};
    const int corner = (int)tg_rng_below(rng, 4);
    for (int i = 0; i < 4; i++) {
        const double size = kind == BARELY ? between(0.05, 0.4, rng)
                                           : between(0.6, 4, rng);
        bool says = one[i];
        if (kind == OPPOSITE || (kind == THREE && i == corner) ||
            (kind == OR && i == 3))
            says = !says;
        z[i] = says ? size : -size;
        if (kind > NOT_A_NUMBER && (kind - NOT_A_NUMBER) >> i & 1)
            z[i] = NAN;
    }
}

static void share_case(lab_case *c, const end *ends, int starts, tg_rng *rng)
{
    enum { MOST = 16 };
    const int steps = 100 + (int)tg_rng_below(rng, 900);
    double z[4 * MOST];
    int solved = 0;
    for (int k = 0; k < starts; k++) {
        write_end(z + 4 * k, ends[k], rng);
        solved += is_solved(ends[k]);
    }
    lab_text(c, "solved_share(train, %d, %d), z after training {%s}", starts,
             steps, lab_list(z, 4 * starts));
    lab_in(c, starts), lab_in(c, steps), lab_in_all(c, z, 4 * starts);
    lab_out(c, "the share", solved / (double)starts);
    lab_kept(c, "the table of train", z, 4 * starts);
}

/* Some of each kind. The first start is solved in every second case, the last
 * one in all: whoever begins at 1, or stops early, is seen. */
static void share_of_ends(lab_case *c, int i, tg_rng *rng)
{
    end ends[16] = {i % 2 ? THREE : SOLVED, OPPOSITE, BARELY, OR, THREE};
    const int starts = 6 + i;
    for (int k = 5; k < starts; k++)
        ends[k] = tg_rng_uniform(rng) < 0.5 ? SOLVED : OR;
    ends[starts - 1] = SOLVED;
    share_case(c, ends, starts, rng);
}

/* NaN at all corners, at both zeros, at both ones, and at one corner: whoever
 * takes it for a zero, for a one, or looks at one corner only, is seen. */
static void share_with_nan(lab_case *c, int i, tg_rng *rng)
{
    static const int corners[] = {15, 9, 6, 1, 2, 4, 8};
    const end diverged = NOT_A_NUMBER + corners[i];
    end ends[16] = {SOLVED, diverged, OR, SOLVED};
    const int starts = 4 + i;
    for (int k = 4; k < starts; k++)
        ends[k] = diverged;
    share_case(c, ends, starts, rng);
}

/* ---- all_equal_units: starts that are made equal, and then not ---- */

enum { EQUAL = 4, DIFFERENT = 5 }; /* kinds of starts, of each */

/* Kind 0: all numbers are 0. 1: all are the same. 2, 3: any equal units. */
static void make_equal(double *w, int kind, tg_rng *rng)
{
    for (int own = 0; own < 4; own++) {
        const double x = between(0.2, 2, rng) * (own % 2 ? -1 : 1);
        for (int j = 0; j < 4; j++)
            w[4 * own + j] = kind == 0 ? 0 : kind == 1 ? 0.5 : x;
    }
    w[16] = kind == 0 ? 0 : kind == 1 ? 0.5 : between(-1, 1, rng);
}

/* Equal units, but kind 0: the last one differs in one of its weights from the
 * inputs. 1: one in its bias. 2: one in its weight to the output. 3: equal if
 * W1 were [unit x input]. 4: equal if a unit's numbers were side by side. */
static void make_different(double *w, int kind, int unit, tg_rng *rng)
{
    make_equal(w, 2, rng);
    const double other = between(2.5, 4, rng);
    if (kind == 0)
        w[3 + 4 * (unit % 2)] = other;
    else if (kind < 3)
        w[4 + 4 * kind + unit] = other;
    for (int k = 0; kind == 3 && k < 8; k++)
        w[k] = k % 2 ? other : -other / 2;
    for (int k = 0; kind == 4 && k < 16; k++)
        w[k] = other - k % 4;
}

static void equal_case(lab_case *c, int i, tg_rng *rng)
{
    double w[17];
    const bool equal = i % 2 == 0;
    if (equal)
        make_equal(w, i / 2 % EQUAL, rng);
    else
        make_different(w, i / 2 % DIFFERENT, i / 2 / DIFFERENT % 4, rng);
    lab_text(c, "all_equal_units({%s})", lab_list(w, 17));
    lab_in_all(c, w, 17);
    lab_out(c, "the answer", equal);
    lab_kept(c, "w", w, 17);
}

const lab_task lab_tasks[] = {
    {.blank = "xor_by_hand",
     .title = "17 numbers that do XOR",
     .points = 4,
     .cases = 1,
     .write = xor_case,
     .judge = "xor"},
    {.blank = "backward",
     .title = "all 17 gradients of one sample",
     .points = 6,
     .cases = 24,
     .write = one_sample,
     .tolerance = 1e-10},
    {.blank = "backward",
     .title = "the mean over many samples",
     .points = 4,
     .cases = 24,
     .write = many_samples,
     .tolerance = 1e-10},
    {.blank = "solved_share",
     .title = "the share of starts that are solved",
     .points = 5,
     .cases = 10,
     .write = share_of_ends,
     .tolerance = 1e-12},
    {.blank = "solved_share",
     .title = "a training that ends in NaN",
     .points = 3,
     .cases = 7,
     .write = share_with_nan,
     .tolerance = 1e-12},
    {.blank = "all_equal_units",
     .title = "starts with equal units, and others",
     .points = 8,
     .cases = 2 * 2 * EQUAL * DIFFERENT,
     .write = equal_case,
     .judge = "yes-no"},
    {.blank = NULL},
};

const char *const lab_uses = "";
