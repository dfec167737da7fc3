/* How fast is it here? Each figure is the median of several runs, with the
 * range of them; shares are of what this machine can do, measured too.
 *
 *   bench JSON-FILE        (make bench)
 *
 * Threads: one, and all (TG_THREADS). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "allocations.h"
#include "kernels/gemm.h"
#include "kernels/fast/isa.h"
#include "peak.h"
#include "tapegrad.h"
#include "look/graph/layout.h"

enum { RUNS = 9 };

static FILE *json;

/* ---- measuring ---- */

typedef struct figure {
    double median, low, high;
} figure;

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static figure figure_of(double *runs)
{
    qsort(runs, RUNS, sizeof *runs, by_size);
    return (figure){runs[RUNS / 2], runs[0], runs[RUNS - 1]};
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* What is done, `times` times over; each does `work` units of something. */
typedef struct job {
    void (*run)(void *context, int times);
    void *context;
    int times;
    double work;
} job;

/* Units of work a second, in 1e9. */
static figure rate_of(const job *j)
{
    double runs[RUNS];
    j->run(j->context, 1); /* warm */
    for (int i = 0; i < RUNS; i++) {
        const double start = seconds();
        j->run(j->context, j->times);
        runs[i] = 1e-9 * j->work * j->times / (seconds() - start);
    }
    return figure_of(runs);
}

static void report(const char *name, figure f, const char *unit, double of)
{
    printf("  %-34s %8.1f %-8s %6.1f .. %-6.1f", name, f.median, unit, f.low,
           f.high);
    if (of > 0)
        printf(" %3.0f%%", 100 * f.median / of);
    printf("\n");
    fprintf(json, ",\n  \"%s\": [%.6g, %.6g, %.6g]", name, f.median, f.low,
            f.high);
    fflush(stdout);
}

/* ---- matrix products ---- */

typedef struct product {
    const char *name;
    int m, n, k;
    bool ta, tb;
    tg_real *a, *b, *c;
} product;

static void run_product(void *context, int times)
{
    const product *p = context;
    for (int i = 0; i < times; i++)
        tg_gemm(p->ta, p->tb, (size_t)p->m, (size_t)p->n, (size_t)p->k, p->a,
                p->b, p->c, TG_OVERWRITE);
}

static tg_real *numbers(size_t n)
{
    tg_real *x = malloc(n * sizeof *x);
    for (size_t i = 0; x && i < n; i++)
        x[i] = (tg_real)(i % 17) / 16 - (tg_real)0.5;
    return x;
}

static void bench_products(int threads, double peak)
{
    product all[] = {
        {.name = "x W1: 128x784x128", .m = 128, .n = 128, .k = 784},
        {.name = "x^T d: 784x128x128", .m = 784, .n = 128, .k = 128, .ta = 1},
        {.name = "h W2: 128x128x10", .m = 128, .n = 10, .k = 128},
        {.name = "d W2^T: 128x10x128", .m = 128, .n = 128, .k = 10, .tb = 1},
        {.name = "512 x 512 x 512", .m = 512, .n = 512, .k = 512},
        {.name = "1024 x 1024 x 1024", .m = 1024, .n = 1024, .k = 1024},
        {.name = "2048 x 2048 x 2048", .m = 2048, .n = 2048, .k = 2048},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        product *p = &all[i];
        char name[64];
        const double work = 2.0 * p->m * p->n * p->k;
        p->a = numbers((size_t)(p->m * p->k));
        p->b = numbers((size_t)(p->k * p->n));
        p->c = numbers((size_t)(p->m * p->n));
        const job j = {run_product, p, 1 + (int)(2e8 / work), work};
        snprintf(name, sizeof name, "%s, %d thread%s", p->name, threads,
                 threads > 1 ? "s" : "");
        report(name, rate_of(&j), "GFLOP/s", peak * threads);
        free(p->a), free(p->b), free(p->c);
    }
}

/* ---- small ops ---- */

enum { CHAIN = 1000 };

static void run_chain(void *context, int times)
{
    tg_tape *tape = context;
    tg_tensor *w = tape->entry[0];
    tg_mark start = tg_tape_mark(tape);
    for (int i = 0; i < times; i++) {
        tg_tensor *y = w;
        for (int k = 0; k < CHAIN; k++)
            y = k % 2 ? tg_mul(y, w) : tg_add(y, w);
        tg_backward(y);
        tg_rewind(tape, start);
    }
}

/* Nanoseconds from a rate in 1e9 a second; the spread turns around. */
static figure nanoseconds(figure rate)
{
    return (figure){1 / rate.median, 1 / rate.high, 1 / rate.low};
}

static void bench_chain(void)
{
    tg_tape *tape = tg_tape_new();
    (void)tg_param_scalar(tape, "w", 0.5);
    const job j = {run_chain, tape, 100, CHAIN};
    report("scalar op, forward and backward", nanoseconds(rate_of(&j)), "ns",
           0);
    const job cold = {run_chain, tape, 1, CHAIN};
    const long before = allocations;
    cold.run(tape, 10);
    printf("  %-34s %8.1f\n", "calls of malloc in 10,000 of them",
           (double)(allocations - before));
    printf("  %-34s %8.0f bytes\n", "an entry of the tape",
           (double)(sizeof(tg_tensor) + 2 * sizeof(tg_tensor *) + 16));
    tg_tape_free(tape);
}

/* ---- laying out a graph ---- */

static void run_layout(void *context, int times)
{
    for (int i = 0; i < times; i++) {
        tg_graph g = tg_graph_of(
            context, (tg_graph_options){.most = 100000, .unfolded = true});
        tg_box *size = calloc((size_t)g.nodes, sizeof *size);
        for (int v = 0; size && v < g.nodes; v++)
            size[v] = (tg_box){.width = 120, .height = 60};
        tg_layout o = tg_layout_of(&g, size);
        free(size);
        tg_layout_free(&o);
        tg_graph_free(&g);
    }
}

/* Layers of scalar neurons, 8-16-16-1: each product an entry. */
static tg_tensor *scalar_network(tg_tape *tape)
{
    tg_tensor *a[2][16];
    for (int i = 0; i < 8; i++)
        a[0][i] = tg_param_scalar(tape, "x", 0.1);
    const int units[] = {8, 16, 16, 1};
    for (int l = 1; l < 4; l++)
        for (int j = 0; j < units[l]; j++) {
            tg_tensor *z = tg_param_scalar(tape, "b", 0);
            for (int i = 0; i < units[l - 1]; i++) {
                tg_tensor *w = tg_param_scalar(tape, "w", 0.1);
                tg_tensor *share = tg_mul(w, a[(l - 1) % 2][i]);
                z = tg_add(z, share);
            }
            a[l % 2][j] = tg_tanh(z);
        }
    return a[1][0];
}

static tg_tensor *recurrent(tg_tape *tape, int steps)
{
    tg_tensor *w = tg_param(tape, "W", 4, 4), *u = tg_param(tape, "U", 3, 4);
    tg_tensor *b = tg_param(tape, "b", 4), *h = tg_zeros(tape, 2, 4);
    for (int i = 0; i < steps; i++) {
        tg_tensor *x = tg_input(tape, "x", TG_SHAPE(2, 3), NULL);
        tg_tensor *from_x = tg_matmul(x, u), *from_h = tg_matmul(h, w);
        tg_tensor *z = tg_add(from_x, from_h);
        z = tg_add(z, b);
        h = tg_tanh(z);
    }
    return h;
}

static void bench_layout(void)
{
    tg_tape *tape = tg_tape_new();
    char name[40];
    for (int k = 0; k < 2; k++) {
        tg_tensor *loss = k ? recurrent(tape, 180) : scalar_network(tape);
        tg_graph g = tg_graph_of(
            loss, (tg_graph_options){.most = 100000, .unfolded = true});
        snprintf(name, sizeof name, "layout, %s, %d boxes",
                 k ? "recurrent" : "network", g.nodes);
        tg_graph_free(&g);
        const job j = {run_layout, loss, 2, 1e6}; /* milliseconds */
        report(name, nanoseconds(rate_of(&j)), "ms", 0);
    }
    tg_tape_free(tape);
}

/* ---- convolution ---- */

static void run_conv(void *context, int times)
{
    tg_tape *tape = context;
    tg_mark start = tg_tape_mark(tape);
    for (int i = 0; i < times; i++) {
        (void)tg_conv2d(tape->entry[0], tape->entry[1]);
        tg_rewind(tape, start);
    }
}

static void bench_conv(int threads, double peak)
{
    char name[64];
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_ones(tape, 32, 16, 28, 28);
    (void)x;
    (void)tg_param(tape, "w", 32, 16, 3, 3);
    const job j = {run_conv, tape, 4, 2.0 * 32 * 32 * 16 * 9 * 26 * 26};
    snprintf(name, sizeof name, "conv2d 32x16x28x28, %d thread%s", threads,
             threads > 1 ? "s" : "");
    report(name, rate_of(&j), "GFLOP/s", peak * threads);
    tg_tape_free(tape);
}

/* ---- an epoch ---- */

enum { SAMPLES = 60000, PIXELS = 784, BATCH = 128 };

typedef struct training {
    tg_model *model;
    tg_array *x, *y;
} training;

static void run_epoch(void *context, int times)
{
    const training *t = context;
    for (int i = 0; i < times; i++)
        (void)tg_fit(t->model, t->x, t->y, .epochs = 1, .batch_size = BATCH,
                     .quiet = true);
}

static void bench_epoch(int threads, double peak)
{
    char name[64];
    double runs[RUNS];
    tg_tape *tape = tg_tape_new();
    training t = {.model = tg_sequential(tape)};
    t.x = tg_array_new(TG_U8, 2, (size_t[]){SAMPLES, PIXELS});
    t.y = tg_array_new(TG_F32, 2, (size_t[]){SAMPLES, 10});
    t.x->scale = 1.0 / 255;
    for (size_t i = 0; i < (size_t)SAMPLES * PIXELS; i++)
        ((unsigned char *)t.x->data)[i] = (unsigned char)(i * 7919 >> 5);
    for (size_t i = 0; i < SAMPLES; i++)
        ((float *)t.y->data)[i * 10 + i % 10] = 1;
    tg_input_layer(t.model, PIXELS);
    tg_dense(t.model, 128, "relu");
    tg_dense(t.model, 10, "softmax");
    tg_compile(t.model, "adam", "categorical_crossentropy", "accuracy");
    run_epoch(&t, 1);
    const long before = allocations;
    for (int i = 0; i < RUNS; i++) {
        const double start = seconds();
        run_epoch(&t, 1);
        runs[i] = 1e3 * (seconds() - start);
    }
    const double flop = 2.0 * SAMPLES * (2.0 * PIXELS * 128 + 3.0 * 128 * 10);
    const figure f = figure_of(runs);
    snprintf(name, sizeof name, "epoch 784-128-10, %d thread%s", threads,
             threads > 1 ? "s" : "");
    report(name, f, "ms", 0);
    printf("  %-34s %8.1f GFLOP/s %23.0f%%\n", "  in matrix products",
           1e-6 * flop / f.median,
           100 * 1e-6 * flop / f.median / (peak * threads));
    printf("  %-34s %8ld\n", "  calls of malloc in an epoch",
           (allocations - before) / RUNS);
    printf("  %-34s %8.1f MB\n", "  held by the tape",
           1e-6 * (double)tg_tape_bytes(tape));
    tg_array_free(t.x);
    tg_array_free(t.y);
    tg_tape_free(tape);
}

int main(int argc, char **argv)
{
    if (argc != 2 || !(json = fopen(argv[1], "w"))) {
        fprintf(stderr, "usage: bench JSON-FILE\n");
        return 2;
    }
    const int all = tg_threads();
    printf("%s, float%d; median of %d runs, lowest .. highest, share of the "
           "peak\n",
           tg_isa_name(tg_isa_now()), (int)(8 * sizeof(tg_real)), RUNS);
    fprintf(json, "{\n  \"isa\": \"%s\"", tg_isa_name(tg_isa_now()));
    double runs[RUNS];
    for (int i = 0; i < RUNS; i++)
        runs[i] = peak_gflops();
    const figure peak = figure_of(runs);
    report("multiply-add peak of a core", peak, "GFLOP/s", 0);
    for (int i = 0; i < RUNS; i++)
        runs[i] = memory_gbytes();
    report("memory, read and write, a core", figure_of(runs), "GB/s", 0);
    for (int threads = 1; threads <= all; threads += all > 1 ? all - 1 : 1) {
        tg_set_threads(threads);
        bench_products(threads, peak.median);
        bench_conv(threads, peak.median);
        bench_epoch(threads, peak.median);
    }
    bench_chain();
    bench_layout();
    fprintf(json, "\n}\n");
    return fclose(json) != 0;
}
