/* Lesson 14: the bug zoo.
 *
 * Nine mistakes, each in a network that trains. Accuracy does not tell them
 * from the right one; the tools of this course do. The code of the bugs is in
 * zoo.c, each next to what it should be. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lesson.h"

/* Trains a creature by its own parts; returns its test accuracy in percent. */
double train(const creature *c, data *d)
{
    static gradients g;
    static means memory[4];
    tg_tape *tape = tg_tape_new();
    const network n = make(tape, c);
    tg_tensor *params[] = {n.w1, n.b1, n.w2, n.b2};
    double *by_param[] = {g.w1, g.b1, g.w2, g.b2};
    tg_mark start = tg_tape_mark(tape);
    int label[BATCH], t = 0;
    memset(memory, 0, sizeof memory);
    for (int epoch = 0; epoch < EPOCHS; epoch++)
        for (size_t at = 0; at < TRAIN; at += BATCH) {
            by_hand(c, &n, batch_of(tape, c, d, at, label), label, &g);
            t++;
            for (int p = 0; p < 4; p++) {
                tg_touch(params[p]);
                for (size_t i = 0; i < params[p]->count; i++)
                    params[p]->data[i] -= (tg_real)c->step(&memory[p], i,
                                                           by_param[p][i], t);
            }
            tg_rewind(tape, start);
        }
    tg_tensor *x = tg_batch_input(tape, "x", d->digits.test_images,
                                  d->order_of_test, TEST);
    tg_tensor *said = tg_argmax(model(&n, x), 1);
    int right = 0;
    for (size_t i = 0; i < TEST; i++)
        right += (int)said->data[i] ==
                 (int)tg_array_get(d->digits.test_labels, i);
    tg_tape_free(tape);
    return 100.0 * right / TEST;
}

/* ---- the tools: each says something, or returns false ---- */

/* The loss of a batch by the creature's model, with the tape's gradients. */
tg_tensor *loss_of(tg_tape *tape, const creature *c, const data *d,
                   const network *n, size_t at, int *label)
{
    tg_tensor *x = batch_of(tape, c, d, at, label);
    tg_tensor *y = tg_input(tape, "labels", TG_SHAPE(BATCH), NULL);
    for (int r = 0; r < BATCH; r++)
        y->data[r] = (tg_real)label[r];
    return tg_sparse_categorical_crossentropy(tg_softmax(c->model(n, x), 1), y);
}

/* Gradient check: by hand against the tape. */
static bool gradient_check(const creature *c, const data *d, char *says)
{
    static gradients g;
    tg_tape *tape = tg_tape_new();
    const network n = make(tape, c);
    tg_tensor *params[] = {n.w1, n.b1, n.w2, n.b2};
    const double *by_param[] = {g.w1, g.b1, g.w2, g.b2};
    int label[BATCH];
    bool found = false;
    tg_tensor *loss = loss_of(tape, c, d, &n, 0, label);
    tg_backward(loss);
    by_hand(c, &n, batch_of(tape, c, d, 0, label), label, &g);
    for (int p = 3; p >= 0 && !found; p--) {
        double apart = 0, largest = 0;
        for (size_t i = 0; params[p]->grad && i < params[p]->count; i++) {
            const double is = (double)params[p]->grad->data[i];
            apart = fmax(apart, fabs(by_param[p][i] - is));
            largest = fmax(largest, fabs(is));
        }
        found = apart > 1e-3 * largest;
        sprintf(says, "gradient check: %s is off by %.0f%%", params[p]->name,
                100 * apart / largest);
    }
    tg_tape_free(tape);
    return found;
}

/* Health: parameters without a gradient, units that are off for all rows. */
static bool health(const creature *c, const data *d, char *says)
{
    tg_tape *tape = tg_tape_new();
    const network n = make(tape, c);
    int label[BATCH];
    tg_tensor *loss = loss_of(tape, c, d, &n, 0, label);
    tg_backward(loss);
    const bool unused = !n.b1->grad;
    const tg_activity a = tg_activity_of(
        hidden(&n, batch_of(tape, c, d, 0, label)));
    if (unused)
        sprintf(says, "health: the loss does not use b1");
    else
        sprintf(says, "health: %d of %d units are dead", a.dead, a.units);
    tg_tape_free(tape);
    return unused || a.dead > a.units / 4;
}

/* Tape diff: the creature's batches against the right one's. */
static bool tape_diff(const creature *c, const data *d, char *says)
{
    bool same = true;
    for (size_t at = 0; same && at < TRAIN; at += BATCH) {
        tg_tape *tape[2] = {tg_tape_new(), tg_tape_new()};
        int label[BATCH];
        for (int k = 0; k < 2; k++) {
            const network n = make(tape[k], c);
            loss_of(tape[k], k ? c : &zoo[0], d, &n, at, label);
        }
        const tg_difference at_first = tg_first_difference(tape[0], tape[1], 0);
        same = at_first.kind != TG_DIFFERENT_VALUE;
        if (!same)
            sprintf(says, "tape diff: batch %zu parts at %%%d %s", at / BATCH,
                    at_first.id, tape[0]->entry[at_first.id]->name);
        tg_tape_free(tape[0]);
        tg_tape_free(tape[1]);
    }
    return !same;
}

/* The first step by hand: Adam's is the rate, whatever the gradient. */
static bool first_step(const creature *c, char *says)
{
    static means none;
    memset(&none, 0, sizeof none);
    const double first = c->step(&none, 0, 0.5, 1);
    sprintf(says, "three steps by hand: the first is %.2f rates",
            first / 0.001);
    return c->step != plain && fabs(first - 0.001) > 1e-6;
}

/* The first tool that objects. */
const char *diagnose(const creature *c, const data *d)
{
    static char says[120];
    if (gradient_check(c, d, says) || first_step(c, says) ||
        health(c, d, says) || tape_diff(c, d, says))
        return says;
    return "all tools agree";
}

int main(int argc, char **argv)
{
    static data d;
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 14: the bug zoo\n\n");
    if (!load(&d)) {
        fprintf(stderr, "lesson 14: %s\n", tg_error());
        return 1;
    }
    printf("784-64-10, gradients by hand, %d digits, %d epochs:\n\n", TRAIN,
           EPOCHS);
    tg_guess("which accuracy gives a bug away?");
    printf("  %-20s accuracy   the tools\n", "");
    for (int k = 0; k < CREATURES; k++)
        printf("  %-20s  %5.1f%%    %s\n", zoo[k].name, train(&zoo[k], &d),
               diagnose(&zoo[k], &d));
    printf("\nSome bugs cost a point or two, which another seed costs as well; "
           "some gain.\nNo test of accuracy can tell. A gradient check takes a "
           "second and finds\nthe first four; each of the others has its "
           "tool.\n");
    tg_tape *tape = tg_tape_new();
    const network n = make(tape, &zoo[CREATURES - 1]);
    int label[BATCH];
    tg_inspect(loss_of(tape, &zoo[CREATURES - 1], &d, &n, 0,
                       label)); /* make step-14 */
    tg_tape_free(tape);
    tg_mnist_free(&d.digits);
    printf("\nTry next: make step-14 is the creature with the detach: info "
           "health, path b1.\n");
    return 0;
}
