/* Lab 13: how the numbers of a case become calls of its blanks. */
#include <stdbool.h>
#include <string.h>

#include "blanks.h"
#include "tapegrad.h"

double train_step(tg_tensor *const p[4], tg_tensor *x, tg_tensor *y,
                  tg_optimizer *optimizer);
double accuracy(const double *out, const int *label, int n, int classes);
void confusion(const int *label, const int *answer, int n, int classes,
               int *count);
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y);
void dropout_back(const double *dy, const double *mask, int n, double *dx);
void to_pixels(const double *grey, int width, int height, double *pixels);

/* ---- train_step ---- */

static tg_tensor *param(tg_tape *tape, lab_call *c, int rows, int columns)
{
    tg_tensor *t = rows > 0 ? tg_param(tape, "W", rows, columns)
                            : tg_param(tape, "b", columns);
    tg_real number[64];
    for (size_t i = 0; i < t->count; i++)
        number[i] = lab_number(c);
    tg_set(t, number);
    return t;
}

static tg_tensor *rows_of(tg_tape *tape, const char *name, lab_call *c, int n,
                          int columns)
{
    tg_real number[64];
    for (int i = 0; i < n * columns; i++)
        number[i] = lab_number(c);
    return tg_input(tape, name, TG_SHAPE(n, columns), number);
}

/* in, hidden, out, n; which optimiser and its rate; steps; what is shown: 0
 * the errors and the parameters, 1 how many entries are left and which of the
 * parameters have moved; then W1, b1, W2, b2, x, y. */
static void call_train_step(lab_call *c)
{
    const int in = lab_whole(c), hidden = lab_whole(c), out = lab_whole(c);
    const int n = lab_whole(c), kind = lab_whole(c);
    const double rate = lab_number(c);
    const int steps = lab_whole(c), shown = lab_whole(c);
    tg_tape *tape = tg_tape_new();
    const int rows[] = {in, 0, hidden, 0};
    tg_tensor *p[4];
    tg_real was[4][64];
    for (int i = 0; i < 4; i++) {
        p[i] = param(tape, c, rows[i], i < 2 ? hidden : out);
        memcpy(was[i], p[i]->data, p[i]->count * sizeof(tg_real));
    }
    tg_optimizer *optimizer = kind == 0 ? tg_sgd(tape, rate)
                                        : tg_adam(tape, rate);
    tg_tensor *x = rows_of(tape, "x", c, n, in);
    tg_tensor *y = rows_of(tape, "y", c, n, out);
    const int before = tape->count;
    for (int step = 0; step < steps; step++) {
        const double error = train_step(p, x, y, optimizer);
        if (shown == 0)
            lab_give(c, error);
    }
    if (shown == 1)
        lab_give(c, tape->count - before);
    for (int i = 0; i < 4; i++)
        if (shown == 0)
            lab_give_all(c, p[i]->data, (int)p[i]->count);
        else
            lab_give(c, memcmp(was[i], p[i]->data,
                               p[i]->count * sizeof(tg_real)) != 0);
    tg_tape_free(tape);
}

/* ---- counting ---- */

static void call_accuracy(lab_call *c)
{
    const int n = lab_whole(c), classes = lab_whole(c);
    const double *out = lab_take(c, n * classes);
    const int *label = lab_take_whole(c, n);
    lab_give(c, accuracy(out, label, n, classes));
}

/* The counts hold numbers already. */
static void call_confusion(lab_call *c)
{
    const int n = lab_whole(c), classes = lab_whole(c);
    const int *label = lab_take_whole(c, n), *answer = lab_take_whole(c, n);
    int *count = lab_room_whole(c, classes * classes);
    for (int i = 0; i < classes * classes; i++)
        count[i] = 3 + i;
    confusion(label, answer, n, classes, count);
}

/* ---- dropout ---- */

static tg_rng rng;

static double uniform(void)
{
    return tg_rng_uniform(&rng);
}

/* n, p, training, the seed of uniform; x. It is called twice. */
static void call_dropout(lab_call *c)
{
    const int n = lab_whole(c);
    const double p = lab_number(c);
    const bool training = lab_whole(c);
    rng = tg_rng_new((uint64_t)lab_number(c));
    const double *x = lab_take(c, n);
    double *mask = lab_room(c, n), *y = lab_room(c, n);
    double *mask_2 = lab_room(c, n), *y_2 = lab_room(c, n);
    dropout(x, n, p, training, uniform, mask, y);
    dropout(x, n, p, training, uniform, mask_2, y_2);
}

static void call_dropout_back(lab_call *c)
{
    const int n = lab_whole(c);
    const double *dy = lab_take(c, n), *mask = lab_take(c, n);
    dropout_back(dy, mask, n, lab_room(c, n));
}

/* ---- to_pixels ---- */

static void call_to_pixels(lab_call *c)
{
    const int width = lab_whole(c), height = lab_whole(c);
    const double *grey = lab_take(c, width * height);
    to_pixels(grey, width, height, lab_room(c, 28 * 28));
}

const lab_blank lab_blanks[] = {
    {"train_step", call_train_step},
    {"accuracy", call_accuracy},
    {"confusion", call_confusion},
    {"dropout", call_dropout},
    {"dropout_back", call_dropout_back},
    {"to_pixels", call_to_pixels},
    {NULL, NULL},
};
