/* How the numbers of a case become calls of lab 09. */
#include <stdint.h>
#include <string.h>

#include "blanks.h"
#include "tapegrad.h"

typedef tg_tensor *loss_function(tg_tensor *w, const int *rows, int n);

int next_batch(const int *order, int n, int size, int *at, int *rows);
void add_gradient(double *sum, const double *g, int count, int n, int total);
void shuffle(int *order, int n, int (*below)(int k));
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate);

/* ---- next_batch ---- */

/* A case: n, size, how many calls, order. Of each call comes back what it
 * returned, *at, and the rows; -1 where there is none. */
static void call_next_batch(lab_call *c)
{
    int rows[64];
    const int n = lab_whole(c), size = lab_whole(c), calls = lab_whole(c);
    const int *order = lab_take_whole(c, n);
    int at[8] = {0, n, n, n, n, n, n, n}; /* at[1] belongs to nobody */
    for (int i = 0; i < calls; i++) {
        memset(rows, -1, sizeof rows);
        const int count = next_batch(order, n, size, at, rows);
        lab_give(c, count);
        lab_give(c, *at);
        for (int k = 0; k < size; k++)
            lab_give(c, k < count ? rows[k] : -1);
    }
}

/* ---- add_gradient ---- */

/* A case: count, total, how many batches, and for each n and its gradient. */
static void call_add_gradient(lab_call *c)
{
    const int count = lab_whole(c), total = lab_whole(c);
    double *sum = lab_room(c, count);
    for (int i = 0; i < count; i++)
        sum[i] = lab_number(c);
    for (int batches = lab_whole(c); batches > 0; batches--) {
        const int n = lab_whole(c);
        add_gradient(sum, lab_take(c, count), count, n, total);
    }
}

/* ---- shuffle ---- */

static uint64_t state;
static int draws;

/* splitmix64 (Steele and others, 2014). */
static int below(int k)
{
    uint64_t z = state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    draws++;
    return k > 0 ? (int)(((z >> 32) * (uint64_t)k) >> 32) : 0;
}

/* A case: 1, a seed, n, and the numbers; or 0, a seed, n and how often: then
 * 0 .. n-1 are shuffled so often, and each order comes back as one number, with
 * a digit for each place, 9 for what is not among 0 .. 8. */
static void call_shuffle(lab_call *c)
{
    const int once = lab_whole(c);
    state = (uint64_t)lab_number(c);
    draws = 0;
    const int n = lab_whole(c);
    if (once) {
        int *order = lab_take_whole(c, n);
        shuffle(order, n, below);
        return;
    }
    int *order = lab_room_whole(c, n);
    for (int times = lab_whole(c); times > 0; times--) {
        int code = 0;
        for (int i = 0; i < n; i++)
            order[i] = i;
        shuffle(order, n, below);
        for (int i = 0; i < n; i++)
            code = 10 * code + (order[i] >= 0 && order[i] < 9 ? order[i] : 9);
        lab_give(c, code);
    }
    lab_give(c, draws);
}

/* ---- accumulate ---- */

enum { PARAMS = 3 };
static const double *table; /* of each row the inputs, and what is wanted */
static int rows_of[64], most_entries, losses, entries_before;

static tg_tensor *loss_of_case(tg_tensor *w, const int *rows, int n)
{
    double x[64 * PARAMS], y[64];
    tg_tape *tape = w->tape;
    if (losses < 64)
        rows_of[losses] = n;
    losses++;
    if (tape->count - entries_before > most_entries)
        most_entries = tape->count - entries_before;
    for (int i = 0; i < n && i < 64; i++) {
        const double *row = table + (PARAMS + 1) * rows[i];
        memcpy(x + PARAMS * i, row, PARAMS * sizeof *x);
        y[i] = row[PARAMS];
    }
    tg_tensor *inputs = tg_input(tape, "x", TG_SHAPE(n, PARAMS), x);
    tg_tensor *wanted = tg_input(tape, "y", TG_SHAPE(n, 1), y);
    return tg_mean(tg_square(tg_sub(tg_matmul(inputs, w), wanted)));
}

/* Leaves numbers where the next call has its variables: one that is not set
 * to 0 is not 0 by chance. */
static void leave_numbers(void)
{
    volatile double used[512];
    for (int i = 0; i < 512; i++)
        used[i] = 1000.5;
    (void)used[0];
}
static void (*volatile use_stack)(void) = leave_numbers; /* never inlined */

/* A case: what is sent back (0: w, 1: what it asked of the tape), rows in the
 * table, the table, w, n, k, rate, and all rows in some order: the batch is the
 * first n of them. */
static void call_accumulate(lab_call *c)
{
    const int about_tape = lab_whole(c), size = lab_whole(c);
    table = lab_take(c, (PARAMS + 1) * size);
    const double *start = lab_take(c, PARAMS);
    const int n = lab_whole(c), k = lab_whole(c);
    const double rate = lab_number(c);
    const int *rows = lab_take_whole(c, size);
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", PARAMS, 1);
    tg_set(w, start);
    most_entries = losses = 0;
    memset(rows_of, 0, sizeof rows_of);
    entries_before = tape->count;
    use_stack();
    accumulate(w, loss_of_case, rows, n, k, rate);
    if (about_tape) {
        lab_give(c, losses);
        for (int i = 0; i < k; i++)
            lab_give(c, rows_of[i]);
        lab_give(c, most_entries);
        lab_give(c, tape->count - entries_before);
    } else {
        lab_give_all(c, w->data, PARAMS);
    }
    tg_tape_free(tape);
}

const lab_blank lab_blanks[] = {
    {"next_batch", call_next_batch},
    {"add_gradient", call_add_gradient},
    {"shuffle", call_shuffle},
    {"accumulate", call_accumulate},
    {NULL, NULL},
};
