/* What lab 09 is graded on. Batches are laid out row by row; gradients are
 * those of the whole set, in long double and without any batch. */
#include <stdio.h>

#include "cases.h"

static int between(tg_rng *rng, int low, int high)
{
    return low + (int)tg_rng_below(rng, (uint64_t)(high - low + 1));
}

/* A multiple of 0.25 from -4 to 4 that is not -1, 0 or 1. */
static double number(tg_rng *rng)
{
    const double size = between(rng, 5, 16) / 4.0;
    return between(rng, 0, 1) ? size : -size;
}

/* 0 .. n-1, or row numbers with gaps, in some order. */
static void draw_rows(double *rows, int n, int gap, tg_rng *rng)
{
    size_t order[64];
    for (int i = 0; i < n; i++)
        order[i] = (size_t)i;
    tg_rng_shuffle(rng, order, (size_t)n);
    for (int i = 0; i < n; i++)
        rows[i] = (double)(gap * (int)order[i] + (gap > 1));
}

/* ---- next_batch ---- */

typedef struct epoch {
    int n, size;
} epoch;

/* The epoch, and one or two calls after it is over, or none: that tells apart
 * who reads past the end in the last batch and who does so after it. */
static void batches_case(lab_case *c, epoch e, bool after, tg_rng *rng)
{
    double order[64], rows[64];
    const int calls = (e.n + e.size - 1) / e.size + (after ? 2 : 0);
    char name[40];
    draw_rows(order, e.n, 1, rng);
    lab_text(c, "order = {%s}, n = %d, size = %d, *at = 0; %d calls",
             lab_list(order, e.n), e.n, e.size, calls);
    lab_in(c, e.n), lab_in(c, e.size), lab_in(c, calls);
    lab_in_all(c, order, e.n);
    int used = 0;
    for (int call = 1; call <= calls; call++) {
        int count = 0;
        for (int k = 0; k < e.size; k++) {
            const bool there = used < e.n;
            rows[k] = there ? order[used] : -1;
            used += there;
            count += there;
        }
        snprintf(name, sizeof name, "call %d: the result", call);
        lab_out(c, name, count);
        snprintf(name, sizeof name, "call %d: *at", call);
        lab_out(c, name, used);
        snprintf(name, sizeof name, "call %d, with -1 for none: rows", call);
        lab_out_all(c, name, rows, e.size);
    }
    lab_kept(c, "order", order, e.n);
}

static void whole_batches_case(lab_case *c, int i, tg_rng *rng)
{
    const int size = 2 + i % 3, batches = between(rng, 2, 4);
    batches_case(c, (epoch){size * batches, size}, i > 0, rng);
}

static void short_batch_case(lab_case *c, int i, tg_rng *rng)
{
    static const epoch first[] = {{5, 2}, {1, 4}, {3, 8}, {7, 6}, {11, 4}};
    const int size = between(rng, 3, 7);
    const epoch e = {size * between(rng, 1, 3) + between(rng, 1, size - 1),
                     size};
    batches_case(c, i < 5 ? first[i] : e, i > 0, rng);
}

/* ---- add_gradient ---- */

enum { COUNT = 3, MOST_SAMPLES = 40 };

/* The mean over samples from .. to - 1 of column j. */
static double mean_of(double (*sample)[COUNT], int from, int to, int j)
{
    long double sum = 0;
    for (int s = from; s < to; s++)
        sum += (long double)sample[s][j];
    return (double)(sum / (to - from));
}

/* One batch, on a sum that holds something. */
static void one_batch_case(lab_case *c, int i, tg_rng *rng)
{
    static const int size[] = {2, 3, 5, 7}, total[] = {8, 12, 16, 28, 40};
    const int n = size[i % 4], of = total[i % 5];
    double sum[COUNT], g[COUNT], right[COUNT];
    for (int j = 0; j < COUNT; j++) {
        sum[j] = number(rng);
        g[j] = number(rng);
        right[j] = (double)((long double)sum[j] +
                            (long double)n / of * (long double)g[j]);
    }
    lab_text(c, "add_gradient({%s}, {%s}, %d, %d, %d)", lab_list(sum, COUNT),
             lab_list(g, COUNT), COUNT, n, of);
    lab_in(c, COUNT), lab_in(c, of), lab_in_all(c, sum, COUNT);
    lab_in(c, 1), lab_in(c, n), lab_in_all(c, g, COUNT);
    lab_out_all(c, "sum", right, COUNT);
    lab_kept(c, "g", g, COUNT);
}

/* A whole set, cut at random; in the first two cases into one batch, and into
 * equal ones. */
static void whole_set_case(lab_case *c, int i, tg_rng *rng)
{
    const int batches = i == 0 ? 1 : between(rng, 2, 5);
    int cut[6] = {0};
    double sample[MOST_SAMPLES][COUNT], g[5][COUNT], sizes[5], right[COUNT],
        first[5];
    for (int k = 0; k < batches; k++) {
        const int n = i == 1 ? 4 : between(rng, 1, 8);
        cut[k + 1] = cut[k] + n;
        sizes[k] = n;
    }
    const int total = cut[batches];
    for (int s = 0; s < total; s++)
        for (int j = 0; j < COUNT; j++)
            sample[s][j] = number(rng);
    for (int j = 0; j < COUNT; j++)
        right[j] = mean_of(sample, 0, total, j);
    lab_in(c, COUNT), lab_in(c, total);
    lab_in_all(c, (const double[COUNT]){0}, COUNT);
    lab_in(c, batches);
    for (int k = 0; k < batches; k++) {
        for (int j = 0; j < COUNT; j++)
            g[k][j] = mean_of(sample, cut[k], cut[k + 1], j);
        first[k] = g[k][0];
        lab_in(c, sizes[k]), lab_in_all(c, g[k], COUNT);
    }
    lab_text(c, "add_gradient on 0: batches of {%s}, whose g[0] are {%s}",
             lab_list(sizes, batches), lab_list(first, batches));
    lab_out_all(c, "sum", right, COUNT);
    for (int k = 0; k < batches; k++)
        lab_kept(c, "g", g[k], COUNT);
}

/* ---- shuffle: judge.c looks at what comes back ---- */

static double draw_seed(tg_rng *rng)
{
    return (double)(tg_rng_next(rng) >> 16);
}

static void keeps_case(lab_case *c, int i, tg_rng *rng)
{
    static const int size[] = {1, 2, 3, 10, 40, 5};
    double order[64];
    const int n = i < 6 ? size[i] : 2 + i % 3;
    draw_rows(order, n, i == 3 ? 1 : 7, rng);
    lab_text(c, "shuffle({%s}, %d, below)", lab_list(order, n), n);
    lab_in(c, 1), lab_in(c, draw_seed(rng)), lab_in(c, n);
    lab_in_all(c, order, n);
    lab_out_all(c, "order", order, n);
}

static void fair_case(lab_case *c, int i, tg_rng *rng)
{
    enum { N = 4, TIMES = 8000 };
    static const double zeros[TIMES];
    (void)i;
    lab_text(c, "shuffle({0, 1, 2, 3}, 4, below), %d times", TIMES);
    lab_in(c, 0), lab_in(c, draw_seed(rng)), lab_in(c, N), lab_in(c, TIMES);
    lab_out_all(c, "orders", zeros, TIMES);
    lab_out(c, "numbers drawn", 0);
    lab_out_all(c, "order", zeros, N);
}

/* ---- accumulate ---- */

enum { PARAMS = 3, TABLE = 20 };

/* w after one step with all n rows at once: no micro-batch, no tape. */
static void stepped(double *w, double (*table)[PARAMS + 1], const double *rows,
                    int n, double rate)
{
    long double g[PARAMS] = {0};
    for (int i = 0; i < n; i++) {
        const double *row = table[(int)rows[i]];
        long double off = -(long double)row[PARAMS];
        for (int j = 0; j < PARAMS; j++)
            off += (long double)w[j] * (long double)row[j];
        for (int j = 0; j < PARAMS; j++)
            g[j] += 2 * off * (long double)row[j] / n;
    }
    for (int j = 0; j < PARAMS; j++)
        w[j] = (double)((long double)w[j] - (long double)rate * g[j]);
}

static void micro_case(lab_case *c, bool about_tape, int n, int k, tg_rng *rng)
{
    double table[TABLE][PARAMS + 1], w[PARAMS], start[PARAMS], rows[TABLE],
        sizes[TABLE];
    const double rate = between(rng, 2, 9) / 100.0;
    for (int i = 0; i < TABLE; i++)
        for (int j = 0; j <= PARAMS; j++)
            table[i][j] = number(rng);
    for (int j = 0; j < PARAMS; j++)
        start[j] = w[j] = number(rng);
    draw_rows(rows, TABLE, 1, rng);
    lab_text(c, "accumulate(w, loss, {%s}, %d, %d, %g), w = {%s}",
             lab_list(rows, n), n, k, rate, lab_list(w, PARAMS));
    lab_in(c, about_tape), lab_in(c, TABLE);
    lab_in_all(c, table[0], TABLE * (PARAMS + 1)), lab_in_all(c, w, PARAMS);
    lab_in(c, n), lab_in(c, k), lab_in(c, rate), lab_in_all(c, rows, TABLE);
    if (about_tape) {
        lab_out(c, "calls of loss", k);
        for (int i = 0; i < k; i++)
            sizes[i] = (i + 1) * n / k - i * n / k;
        lab_out_all(c, "rows of each micro-batch", sizes, k);
        lab_out(c, "entries of earlier micro-batches still on the tape", 0);
        lab_out(c, "entries left on the tape at the end", 0);
    } else {
        stepped(w, table, rows, n, rate);
        lab_out_all(c, "w", w, PARAMS);
    }
    lab_kept(c, "the data", table[0], TABLE * (PARAMS + 1));
    lab_kept(c, "where w began", start, PARAMS);
    lab_kept(c, "rows", rows, TABLE);
}

static void equal_micro_case(lab_case *c, int i, tg_rng *rng)
{
    static const int n[] = {6, 8, 9, 4, 7}, k[] = {3, 2, 3, 4, 1};
    micro_case(c, false, n[i], k[i], rng);
}

static void unequal_micro_case(lab_case *c, int i, tg_rng *rng)
{
    static const int n[] = {10, 5, 7, 17, 11, 13}, k[] = {4, 2, 3, 4, 6, 5};
    micro_case(c, false, n[i], k[i], rng);
}

static void tape_case(lab_case *c, int i, tg_rng *rng)
{
    static const int n[] = {10, 7, 11, 10}, k[] = {4, 3, 3, 6};
    micro_case(c, true, n[i], k[i], rng);
}

const lab_task lab_tasks[] = {
    {.blank = "next_batch",
     .title = "batches of equal size, and the end of the epoch",
     .points = 2,
     .cases = 6,
     .write = whole_batches_case},
    {.blank = "next_batch",
     .title = "the last batch is short",
     .points = 4,
     .cases = 10,
     .write = short_batch_case},
    {.blank = "add_gradient",
     .title = "one batch",
     .points = 3,
     .cases = 10,
     .write = one_batch_case,
     .tolerance = 1e-12},
    {.blank = "add_gradient",
     .title = "a whole set in unequal batches",
     .points = 3,
     .cases = 10,
     .write = whole_set_case,
     .tolerance = 1e-12},
    {.blank = "shuffle",
     .title = "every number is still there, once",
     .points = 2,
     .cases = 36,
     .write = keeps_case,
     .judge = "keeps"},
    {.blank = "shuffle",
     .title = "every order is equally likely",
     .points = 6,
     .cases = 1,
     .write = fair_case,
     .judge = "fair"},
    {.blank = "accumulate",
     .title = "equal micro-batches: the step of the large batch",
     .points = 3,
     .cases = 5,
     .write = equal_micro_case,
     .tolerance = 1e-10},
    {.blank = "accumulate",
     .title = "unequal micro-batches: the same",
     .points = 3,
     .cases = 6,
     .write = unequal_micro_case,
     .tolerance = 1e-10},
    {.blank = "accumulate",
     .title = "k micro-batches, never more than one on the tape",
     .points = 2,
     .cases = 4,
     .write = tape_case},
    {.blank = NULL},
};

/* What accumulate and the examples in main call, and what else might do the
 * same. */
const char *const lab_uses =
    "tg_tape_new tg_tape_free tg_param tg_input tg_shape_of tg_item "
    "tg_tape_mark tg_rewind "
    "tg_matmul tg_mul tg_sub tg_add tg_square tg_mean tg_mul_scalar "
    "tg_backward tg_descend tg_touch tg_set tg_named tg_zero_grad";
