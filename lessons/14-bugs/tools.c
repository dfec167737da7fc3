/* The tools of lesson 14. Each compares a part of a creature with something
 * that knows it: says what differs, or returns false. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lesson.h"

/* The loss of a batch by the creature's model. */
tg_tensor *loss_of(tg_tape *tape, const creature *c, const data *d,
                   const network *n, size_t at, int *label)
{
    tg_tensor *x = batch_of(tape, c, d, at, label);
    tg_tensor *y = tg_input(tape, "labels", TG_SHAPE(BATCH), NULL);
    for (int r = 0; r < BATCH; r++)
        y->data[r] = (tg_real)label[r];
    return tg_sparse_categorical_crossentropy(tg_softmax(c->model(n, x), 1), y);
}

/* By how much a parameter's gradient by hand is off the tape's, as a share of
 * its largest slope. 0 where the tape has none: that is for health. */
static double share_off(const tg_tensor *param, const double *by_hand_)
{
    double apart = 0, largest = 0;
    for (size_t i = 0; param->grad && i < param->count; i++) {
        const double is = (double)param->grad->data[i];
        if (!isfinite(by_hand_[i])) /* fmax would pass over it */
            return INFINITY;
        apart = fmax(apart, fabs(by_hand_[i] - is));
        largest = fmax(largest, fabs(is));
    }
    return largest > 0 ? apart / largest : apart;
}

/* Gradient check: by hand against the tape; names all that are off. */
static bool gradient_check(const creature *c, const data *d, char *says)
{
    static gradients g;
    tg_tape *tape = tg_tape_new();
    const network n = make(tape, c, START);
    tg_tensor *params[] = {n.w1, n.b1, n.w2, n.b2};
    const double *by_param[] = {g.w1, g.b1, g.w2, g.b2};
    int label[BATCH];
    bool found = false;
    tg_backward(loss_of(tape, c, d, &n, 0, label));
    by_hand(c, &n, batch_of(tape, c, d, 0, label), label, &g);
    says += sprintf(says, "gradient check:");
    for (int p = 0; p < 4; p++) {
        const double off = share_off(params[p], by_param[p]);
        if (off > 1e-3)
            says += sprintf(says, "%s %s %.0f%%", found ? "," : "",
                            params[p]->name, fmin(100 * off, 99999));
        found = found || off > 1e-3;
    }
    tg_tape_free(tape);
    return found;
}

/* b2's slopes on the tape, along, and by the creature's hand, up. */
static void draw_slopes(tg_plot *plot, const creature *c, const data *d)
{
    static gradients g;
    double is[OUT];
    int label[BATCH];
    tg_tape *tape = tg_tape_new();
    const network n = make(tape, c, START);
    tg_backward(loss_of(tape, c, d, &n, 0, label));
    by_hand(c, &n, batch_of(tape, c, d, 0, label), label, &g);
    for (int j = 0; j < OUT; j++)
        is[j] = (double)n.b2->grad->data[j];
    tg_plot_points(plot, c->name, OUT, is, g.b2);
    tg_tape_free(tape);
}

void show_check(const data *d)
{
    tg_plot *plot = tg_plot_new("The slopes of b2", "by the tape", "by hand");
    tg_plot_line(plot, "equal", 2, (double[]){-0.1, 0.1},
                 (double[]){-0.1, 0.1});
    draw_slopes(plot, &zoo[0], d);
    for (int k = 2; k < CREATURES; k++)
        if (strcmp(zoo[k].name, "extra p(1-p)") == 0 ||
            strcmp(zoo[k].name, "= for +=") == 0)
            draw_slopes(plot, &zoo[k], d);
    tg_show(plot, "check");
    tg_plot_free(plot);
}

/* The first step by hand: Adam's is the rate, whatever the gradient. */
static bool first_step(const creature *c, char *says)
{
    static means none;
    memset(&none, 0, sizeof none);
    const double first = c->step(&none, 0, 0.5, 1);
    sprintf(says, "a step by hand: the first is %.2f rates", first / 0.001);
    return c->step != plain && fabs(first - 0.001) > 1e-6;
}

/* Health: parameters without a gradient, units that are off for all rows. */
static bool health(const creature *c, const data *d, char *says)
{
    tg_tape *tape = tg_tape_new();
    const network n = make(tape, c, START);
    int label[BATCH];
    tg_backward(loss_of(tape, c, d, &n, 0, label));
    const bool unused = !n.b1->grad;
    const tg_activity a = tg_activity_of(
        hidden(&n, batch_of(tape, c, d, 0, label)));
    if (unused)
        sprintf(says, "health: no gradient arrives at b1");
    else
        sprintf(says, "health: %d of %d units are dead", a.dead, a.units);
    tg_tape_free(tape);
    return unused || a.dead > a.units / 4;
}

/* Tape diff: the batches against the right one's, until one parts. */
static bool tape_diff(const creature *c, const data *d, char *says)
{
    tg_tape *tape[2] = {tg_tape_new(), tg_tape_new()};
    const network n[2] = {make(tape[0], c, START), make(tape[1], c, START)};
    const tg_mark made[2] = {tg_tape_mark(tape[0]), tg_tape_mark(tape[1])};
    bool same = true;
    for (size_t at = 0; same && at < TRAIN; at += BATCH) {
        int label[BATCH];
        for (int k = 0; k < 2; k++) {
            tg_rewind(tape[k], made[k]);
            loss_of(tape[k], k ? c : &zoo[0], d, &n[k], at, label);
        }
        const tg_difference parts = tg_first_difference(tape[0], tape[1], 0);
        same = parts.kind != TG_DIFFERENT_VALUE;
        if (!same)
            sprintf(says, "tape diff: batch %zu parts at %%%d %s", at / BATCH,
                    parts.id, tape[0]->entry[parts.id]->name);
    }
    tg_tape_free(tape[0]);
    tg_tape_free(tape[1]);
    return !same;
}

int diagnose(const creature *c, const data *d, saying says[TOOLS])
{
    int n = 0;
    n += gradient_check(c, d, says[n]);
    n += first_step(c, says[n]);
    n += health(c, d, says[n]);
    n += tape_diff(c, d, says[n]);
    return n;
}
