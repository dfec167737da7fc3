/* Lab 03: what its blanks are graded on. Gradients are found twice, on
 * tapegrad's tape and by nudging, and must agree before they are written. All
 * numbers of the graphs are whole, so that right answers are exact. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cases.h"

const char *const lab_uses = "";

enum { LEAF, MUL, SUB, SQUARE }; /* as in calls.c */
enum { MOST = 32, LEAVES = 2 };  /* entries of a graph, leaves of a drawn one */
static const char *const op_names[] = {"leaf", "mul", "sub", "square"};

static int between(tg_rng *rng, int low, int high)
{
    return low + (int)tg_rng_below(rng, (uint64_t)(high - low + 1));
}

/* A multiple of 0.5 from -8 to 8 that is not -1, 0 or 1. */
static double number(tg_rng *rng)
{
    const double size = between(rng, 3, 16) / 2.0;
    return between(rng, 0, 1) ? size : -size;
}

/* ---- record ---- */

static void record_case(lab_case *c, int i, tg_rng *rng)
{
    static const int before[] = {0, 0, 40, 0}, many[] = {0, 0, 0, 100000};
    static const int shown[] = {3, 20, 20, 3};
    const int n = shown[i], m = many[i];
    double place[20], op[20], value[20], grad[20] = {0}, a[20], b[20];
    lab_in(c, before[i]), lab_in(c, m), lab_in(c, n);
    for (int k = 0; k < n; k++) {
        place[k] = m + k;
        op[k] = k < 2 ? LEAF : between(rng, 1, 3);
        value[k] = number(rng);
        a[k] = op[k] == LEAF ? -1 : 2 * k / 3;
        b[k] = op[k] == LEAF || op[k] == SQUARE ? -1 : k / 2 - 1;
        lab_in(c, op[k]), lab_in(c, value[k]), lab_in(c, a[k]), lab_in(c, b[k]);
    }
    lab_text(c, "record, %d times%s; the last: record(&t, %g, %g, %g, send_%s)",
             m + n, before[i] ? " on a tape that was used and emptied" : "",
             value[n - 1], a[n - 1], b[n - 1], op_names[(int)op[n - 1]]);
    lab_out_all(c, "returned place", place, n);
    lab_out(c, "count", m + n);
    lab_out(c, "the value of entry 0", m ? 0 : value[0]);
    lab_out(c, "the value of an early entry", m ? m / 4.0 : value[0]);
    lab_out_all(c, "with 0 for NULL, 1 mul, 2 sub, 3 square: send", op, n);
    lab_out_all(c, "value", value, n), lab_out_all(c, "grad", grad, n);
    lab_out_all(c, "a", a, n), lab_out_all(c, "b", b, n);
}

/* ---- send ---- */

static double result(int op, double a, double b)
{
    return op == MUL ? a * b : op == SUB ? a - b : a * a;
}

/* How fast the result of an op changes while a grows by da and b by db. By
 * nudging: with these numbers nothing is rounded. */
static double slope(int op, double a, double b, double da, double db)
{
    const double h = 0x1p-20;
    return (result(op, a + h * da, b + h * db) -
            result(op, a - h * da, b - h * db)) /
           (2 * h);
}

/* Five entries; the last is y. In every fourth case a and b are the same; in
 * the first two, nothing has arrived before. */
static void send_case(lab_case *c, int i, tg_rng *rng, int op)
{
    enum { N = 5, Y = N - 1 };
    double value[N], grad[N], sent[N];
    for (int k = 0; k < N; k++) {
        value[k] = number(rng);
        grad[k] = i < 2 && k != Y ? 0 : number(rng);
    }
    const int a = between(rng, 0, 3);
    const int b = op == SQUARE ? -1
                  : i % 4 == 3 ? a
                               : (a + between(rng, 1, 3)) % 4;
    value[Y] = result(op, value[a], b < 0 ? 0 : value[b]);
    lab_text(
        c,
        "send_%s where a is entry %d, b %d; value = {%s}, grad = {%s}, y is 4",
        op_names[op], a, b, lab_list(value, N), lab_list(grad, N));
    lab_in(c, N), lab_in_all(c, value, N), lab_in_all(c, grad, N);
    lab_in(c, Y), lab_in(c, a), lab_in(c, b);
    for (int k = 0; k < N; k++)
        sent[k] = grad[k];
    sent[a] += grad[Y] * slope(op, value[a], b < 0 ? 0 : value[b], 1, 0);
    if (b >= 0)
        sent[b] += grad[Y] * slope(op, value[a], value[b], 0, 1);
    lab_out_all(c, "grad", sent, N);
    lab_out_all(c, "value", value, N);
}

static void mul_case(lab_case *c, int i, tg_rng *rng)
{
    send_case(c, i, rng, MUL);
}

static void sub_case(lab_case *c, int i, tg_rng *rng)
{
    send_case(c, i, rng, SUB);
}

static void square_case(lab_case *c, int i, tg_rng *rng)
{
    send_case(c, i, rng, SQUARE);
}

/* ---- graphs ---- */

typedef struct graph {
    int n;
    int op[MOST], a[MOST], b[MOST];
    double value[MOST];
    int calls, start[2]; /* where backward starts from; the last call counts */
} graph;

/* Their values are primes with a sign: products tell who made them. */
static void draw_leaves(graph *g, tg_rng *rng)
{
    static const double prime[] = {2, 3, 5, 7};
    size_t order[4] = {0, 1, 2, 3};
    tg_rng_shuffle(rng, order, 4);
    for (int i = 0, k = 0; i < g->n; i++)
        if (g->op[i] == LEAF)
            g->value[i] = prime[order[k++ % 4]] * (between(rng, 0, 1) ? 1 : -1);
}

static long double computed(const graph *g, int i, const long double *value)
{
    const long double a = value[g->a[i]];
    return g->op[i] == MUL   ? a * value[g->b[i]]
           : g->op[i] == SUB ? a - value[g->b[i]]
                             : a * a;
}

/* Entry `loss`, with entry k moved by h. */
static long double moved(const graph *g, int loss, int k, long double h)
{
    long double value[MOST];
    for (int i = 0; i <= loss; i++)
        value[i] = (g->op[i] == LEAF ? (long double)g->value[i]
                                     : computed(g, i, value)) +
                   (i == k ? h : 0);
    return value[loss];
}

/* The gradients of all entries, on tapegrad's tape. */
static void taped(const graph *g, int loss, double *grad)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *e[MOST];
    for (int i = 0; i < g->n; i++)
        e[i] = g->op[i] == LEAF  ? tg_param_scalar(tape, "x", g->value[i])
               : g->op[i] == MUL ? tg_mul(e[g->a[i]], e[g->b[i]])
               : g->op[i] == SUB ? tg_sub(e[g->a[i]], e[g->b[i]])
                                 : tg_square(e[g->a[i]]);
    tg_backward(e[loss]);
    for (int i = 0; i < g->n; i++)
        grad[i] = e[i]->grad ? tg_item(e[i]->grad) : 0;
    tg_tape_free(tape);
}

/* Whole numbers: the tape's must be those that nudging comes next to. */
static void gradients(const graph *g, int loss, double *grad)
{
    const long double h = 1e-6L;
    taped(g, loss, grad);
    for (int i = 0; i < g->n; i++) {
        const long double up = moved(g, loss, i, h);
        const long double n = (up - moved(g, loss, i, -h)) / (2 * h);
        if (fabsl(n - (long double)grad[i]) <= 0.01L + 1e-6L * fabsl(n))
            continue;
        fprintf(stderr, "lab 03: tape %g, nudged %Lg\n", grad[i], n);
        exit(2);
    }
}

/* "%0 = 3, %1 = mul(%0, %0)": as many entries as there is room for. */
static void say_graph(const graph *g, char *text, size_t size)
{
    size_t at = 0;
    text[0] = '\0';
    for (int i = 0; i < g->n && at + 24 < size; i++) {
        const char *op = op_names[g->op[i]];
        char made[24];
        if (g->op[i] == LEAF)
            snprintf(made, sizeof made, "%g", g->value[i]);
        else if (g->op[i] == SQUARE)
            snprintf(made, sizeof made, "%s(%%%d)", op, g->a[i]);
        else
            snprintf(made, sizeof made, "%s(%%%d, %%%d)", op, g->a[i], g->b[i]);
        at += (size_t)snprintf(text + at, size - at, "%s%%%d = %s",
                               i ? ", " : "", i, made);
    }
}

/* The grads of the first `shown` entries come back. */
static void graph_case(lab_case *c, const graph *g, int shown)
{
    double grad[MOST];
    char text[340], again[40] = "";
    say_graph(g, text, sizeof text);
    if (g->calls == 2)
        snprintf(again, sizeof again, ", then backward(&t, %d)", g->start[1]);
    lab_text(c, "%s; backward(&t, %d)%s", text, g->start[0], again);
    lab_in(c, 0), lab_in(c, shown), lab_in(c, g->calls);
    for (int i = 0; i < g->calls; i++)
        lab_in(c, g->start[i]);
    lab_in(c, g->n);
    for (int i = 0; i < g->n; i++) {
        const bool leaf = g->op[i] == LEAF;
        lab_in(c, g->op[i]), lab_in(c, leaf ? g->value[i] : g->a[i]);
        lab_in(c, leaf ? 0 : g->b[i]);
    }
    gradients(g, g->start[g->calls - 1], grad);
    lab_out_all(c, "grad", grad, shown);
}

static void start_from(graph *g, int loss)
{
    g->start[g->calls++] = loss;
}

/* "l l m01 q2 @3": two leaves, the product of entries 0 and 1, the square of
 * entry 2; backward from entry 3. s01 is a difference. */
static void read_graph(graph *g, const char *text, tg_rng *rng)
{
    memset(g, 0, sizeof *g);
    for (const char *s = text; *s; s += strcspn(s, " "), s += *s == ' ') {
        const int i = g->n;
        if (*s == '@') {
            start_from(g, s[1] - '0');
            continue;
        }
        g->n++;
        g->op[i] = *s == 'm'   ? MUL
                   : *s == 's' ? SUB
                   : *s == 'q' ? SQUARE
                               : LEAF;
        if (g->op[i] != LEAF)
            g->a[i] = s[1] - '0';
        if (g->op[i] == MUL || g->op[i] == SUB)
            g->b[i] = s[2] - '0';
    }
    draw_leaves(g, rng);
}

/* One more entry, made of recent ones more often than of early ones. */
static void add_entry(graph *g, tg_rng *rng)
{
    const int i = g->n++;
    g->op[i] = between(rng, MUL, SQUARE);
    g->a[i] = between(rng, 0, 2) ? i - 1 : between(rng, 0, i - 1);
    g->b[i] = g->op[i] == SQUARE ? 0 : between(rng, 0, i - 1);
    if (fabsl(moved(g, i, i, 0)) > 1e4L)
        g->op[i] = SUB;
}

/* Whether some entry that is no leaf has a gradient, and is used twice. */
static bool shares_an_entry(const graph *g, const double *grad)
{
    for (int k = LEAVES; k < g->n; k++) {
        int uses = 0;
        for (int i = k + 1; i < g->n; i++)
            if (grad[i] != 0)
                uses += (g->a[i] == k) + (g->op[i] != SQUARE && g->b[i] == k);
        if (uses > 1 && grad[k] != 0)
            return true;
    }
    return false;
}

/* Draws until L, the last entry, has a graph worth asking about. */
static void draw_graph(graph *g, tg_rng *rng)
{
    double grad[MOST];
    do {
        memset(g, 0, sizeof *g);
        g->n = LEAVES;
        draw_leaves(g, rng);
        for (int ops = between(rng, 3, 6); ops > 0; ops--)
            add_entry(g, rng);
        taped(g, g->n - 1, grad);
    } while (fabs(grad[0]) + fabs(grad[1]) > 1e6 || grad[0] == 0 ||
             grad[1] == 0 || !shares_an_entry(g, grad));
    start_from(g, g->n - 1);
}

static void small_case(lab_case *c, int i, tg_rng *rng)
{
    static const char *const small[] = {
        "l l m01 @2",
        "l m00 @1",
        "l l s01 @2",
        "l s00 @1",
        "l q0 @1",
        "l l m01 s20 @3",
        "l l l l m01 m24 s35 q6 @7", /* the lesson's L */
        "l l m01 q2 m23 s42 @5",     /* entry 2 is used three times */
        "l l m01 q0 m23 s42 q5 @6",  /* the notebook's */
        "l l l m01 q3 @4",           /* a leaf is not used */
        "l l m01 q2 s20 @4",         /* an entry is not */
        "l q0 l m12 s30 @4",         /* a leaf comes late */
        "l l m01 q2 q3 @2",          /* L is not the last */
        "l l m01 @1",                /* L is a leaf */
        "l l m01 q2 m23 s42 @5 @5",  /* twice */
        "l l m01 q2 s30 @4 @2",      /* ... from elsewhere */
    };
    graph g;
    if (i < (int)(sizeof small / sizeof *small))
        read_graph(&g, small[i], rng);
    else
        draw_graph(&g, rng);
    graph_case(c, &g, g.n);
}

/* Only the grads of the leaves come back: there are many of these. */
static void random_case(lab_case *c, int i, tg_rng *rng)
{
    graph g;
    (void)i;
    draw_graph(&g, rng);
    graph_case(c, &g, LEAVES);
}

/* The slopes of the last entry of a chain, carried forward along it. */
static void chain_case(lab_case *c, int i, tg_rng *rng)
{
    const int n = i == 0 ? 999998 : between(rng, 900000, 999990);
    const int period = between(rng, 3, 9);
    const double x = between(rng, 2, 9), s = between(rng, 2, 9);
    double by_x = 1, by_s = 0;
    for (int k = 0; k < n; k++) {
        const bool turned = k % period == 0;
        by_x = turned ? -by_x : by_x;
        by_s = turned ? 1 - by_s : by_s - 1;
    }
    lab_text(c,
             "a chain of %d entries: %%0 = %g, %%1 = %g, %%2 = sub(%%1, %%0), "
             "%%3 = sub(%%2, %%1), ...; backward from its end",
             n + 2, x, s);
    lab_in(c, 1), lab_in(c, n), lab_in(c, period), lab_in(c, x), lab_in(c, s);
    lab_out_all(c, "grad", (double[]){by_x, by_s}, 2);
}

/* ---- training ---- */

/* By hand: z is the sum before it is squared. */
static void train(double *w, double rate, int rounds)
{
    static const double p[] = {0, 0, 1, 1}, q[] = {0, 1, 0, 1};
    for (int step = 0; step < 4 * rounds; step++) {
        const int k = step % 4;
        const double z = w[0] * p[k] - w[1] * q[k] - w[2];
        const double dz = 2 * (z * z - (p[k] != q[k])) * 2 * z;
        w[0] -= rate * dz * p[k];
        w[1] += rate * dz * q[k];
        w[2] += rate * dz;
    }
}

static void train_case(lab_case *c, int i, tg_rng *rng)
{
    const double rate = between(rng, 2, 5) / 100.0;
    const int rounds = i < 2 ? i + 1 : between(rng, 3, 30);
    double w[3];
    for (int k = 0; k < 3; k++)
        w[k] = between(rng, 20, 90) / 100.0 * (between(rng, 0, 1) ? 1 : -1);
    lab_text(c, "train_xor({%s}, %g, %d)", lab_list(w, 3), rate, rounds);
    lab_in_all(c, w, 3), lab_in(c, rate), lab_in(c, rounds);
    train(w, rate, rounds);
    lab_out_all(c, "w", w, 3);
}

const lab_task lab_tasks[] = {
    {"record", "writes an entry, and grows", 3, 4, record_case, 0, 0, NULL, 0},
    {"send_mul", "what goes to a and b", 2, 20, mul_case, 1e-9, 0, NULL, 0},
    {"send_sub", "what goes to a and b", 2, 20, sub_case, 1e-9, 0, NULL, 0},
    {"send_square", "what goes to a", 2, 20, square_case, 1e-9, 0, NULL, 0},
    {"backward", "small graphs", 3, 30, small_case, 1e-12, 0, NULL, 0},
    {"backward", "random graphs, with values used more than once", 3, 1000,
     random_case, 1e-12, 0, NULL, 0},
    {"backward", "chains of a million entries", 2, 2, chain_case, 0, 0, NULL,
     20},
    {"train_xor", "the weights afterwards", 3, 10, train_case, 1e-9, 0, NULL,
     0},
    {NULL, NULL, 0, 0, NULL, 0, 0, NULL, 0},
};
