/* Lesson 03: the tape and the chain rule.
 *
 * L = (t - v w x)^2. Each call computes a number and writes itself on the
 * tape; backward reads the tape from its end and multiplies slopes. Where a
 * value is used twice, what comes back from both uses is added. */
#include <stdio.h>

#include "lesson.h"

/* L = (t - v h)^2, h = w x: one op after the other. */
tg_tensor *squared_error(tg_tensor *w, tg_tensor *x, tg_tensor *v, tg_tensor *t)
{
    tg_tensor *h = tg_mul(w, x);
    tg_tensor *output = tg_mul(v, h);
    tg_tensor *error = tg_sub(t, output);
    return tg_square(error);
}

/* q = w w^2: w is used by mul and by square. */
tg_tensor *used_twice(tg_tensor *w)
{
    tg_tensor *squared = tg_square(w);
    return tg_mul(w, squared);
}

static double number_of(const tg_tape *tape, int id)
{
    return (double)tape->entry[id]->data[0];
}

/* What had arrived at entry y before record i was made. */
static double arrived_at(const tg_tape *tape, int y, size_t i)
{
    while (tape->record[--i].target != y)
        ;
    return number_of(tape, tape->record[i].total);
}

/* What each step of the backward pass sent, read off the tape's records. The
 * slope is what was sent over what had arrived. */
static void print_records(const tg_tape *tape)
{
    for (size_t i = 0; i < tape->records; i++) {
        const tg_backward_record *r = &tape->record[i];
        const tg_tensor *target = tape->entry[r->target];
        const double sent = number_of(tape, r->contribution);
        if (r->y < 0) {
            printf("  %%%d begins with %g\n", r->target, sent);
            continue;
        }
        const double dy = arrived_at(tape, r->y, i);
        printf("  %%%d = %-6s  %4g * %4g = %4g to %%%d %-2s total %4g\n", r->y,
               tape->entry[r->y]->op->name, dy, dy != 0 ? sent / dy : 0, sent,
               r->target, target->name ? target->name : "",
               number_of(tape, r->total));
    }
}

/* Records L for these w and v, and what it is made from. */
static tg_tensor *record_loss(tg_tape *tape, double w_start, double v_start)
{
    tg_tensor *w = tg_param_scalar(tape, "w", w_start);
    tg_tensor *x = tg_input(tape, "x", TG_SCALAR, (tg_real[]){2});
    tg_tensor *v = tg_param_scalar(tape, "v", v_start);
    tg_tensor *t = tg_input(tape, "t", TG_SCALAR, (tg_real[]){37});
    return squared_error(w, x, v, t);
}

static double loss_at(double w, double v)
{
    tg_tape *tape = tg_tape_new();
    const double loss = tg_item(record_loss(tape, w, v));
    tg_tape_free(tape);
    return loss;
}

/* The gradient of a leaf: on the tape, and nudged as in lesson 02. */
static void print_gradient(const tg_tensor *leaf, double nudged)
{
    char taped[32] = "none";
    if (leaf->grad)
        snprintf(taped, sizeof taped, "%g", tg_item(leaf->grad));
    printf("dL/d%s   the tape: %5s   nudging: %7.1f\n", leaf->name, taped,
           nudged);
}

static void chain_rule(void)
{
    const double w_start = 3, v_start = 5, h = 0.01;
    tg_tape *tape = tg_tape_new();
    tg_tensor *loss = record_loss(tape, w_start, v_start);
    const tg_tensor *w = tape->entry[0], *v = tape->entry[2];

    tg_section("1. The tape of L");
    tg_print_tape(tape);
    tg_guess("how fast does L change with w: what is dL/dw?");
    tg_backward(loss);
    tg_section("2. Backward");
    printf("Backward reads the tape from its end. What has arrived at an "
           "entry, times\nits slope, is sent to what it was made from:\n\n");
    print_records(tape);
    printf("\n");
    print_gradient(
        w, (loss_at(w_start + h, v_start) - loss_at(w_start - h, v_start)) /
               (2 * h));
    print_gradient(
        v, (loss_at(w_start, v_start + h) - loss_at(w_start, v_start - h)) /
               (2 * h));
    tg_inspect(loss); /* make step-03, svg-03, dot-03 */
    tg_tape_free(tape);
}

static void two_uses(void)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 5);
    tg_tensor *q = used_twice(w);
    tg_section("3. Used more than once");
    tg_print_tape(tape);
    tg_guess("the last entry is q: what is dq/dw?");
    tg_backward(q);
    const tg_backward_record *last = &tape->record[tape->records - 1];
    printf("\n");
    print_records(tape);
    printf("\ndq/dw is %g, the sum of all that arrived at w. With = instead of "
           "+=\nthe last one would win, and say %g.\n",
           tg_item(w->grad), number_of(tape, last->contribution));
    tg_tape_free(tape);
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 03: the tape and the chain rule\n");
    chain_rule();
    two_uses();
    printf("\nTry next: make step-03, and s for each step. Then make lab-03: a "
           "tape of\nyour own.\n");
    return 0;
}
