/* Lesson 03: the tape and the chain rule.
 *
 * L = (w x + b - y)^2. Each call computes a number and writes itself on the
 * tape; backward reads the tape from its end and multiplies slopes. Where a
 * value is used twice, what comes back from both uses is added. */
#include <stdio.h>

#include "lesson.h"

/* L = (w x + b - y)^2, one op after the other. */
tg_tensor *squared_error(tg_tensor *w, tg_tensor *x, tg_tensor *b, tg_tensor *y)
{
    tg_tensor *product = tg_mul(w, x);
    tg_tensor *sum = tg_add(product, b);
    tg_tensor *error = tg_sub(sum, y);
    return tg_square(error);
}

/* q = w^2 + w: w is used three times, twice in w * w and once more. */
tg_tensor *used_three_times(tg_tensor *w)
{
    tg_tensor *product = tg_mul(w, w);
    return tg_add(product, w);
}

/* What each step of the backward pass sent, read off the tape's records. */
static void print_records(const tg_tape *tape)
{
    for (size_t i = 0; i < tape->records; i++) {
        const tg_backward_record *r = &tape->record[i];
        const tg_tensor *target = tape->entry[r->target];
        if (r->y < 0)
            printf("  dL/d%%%d starts as %g\n", r->target,
                   (double)tape->entry[r->contribution]->data[0]);
        else
            printf("  %%%d = %-7s sends %5g to %%%d %-2s total %5g\n", r->y,
                   tape->entry[r->y]->op->name,
                   (double)tape->entry[r->contribution]->data[0], r->target,
                   target->name ? target->name : "",
                   (double)tape->entry[r->total]->data[0]);
    }
}

static void chain_rule(void)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 3);
    tg_tensor *x = tg_input(tape, "x", TG_SCALAR, (tg_real[]){2});
    tg_tensor *b = tg_param_scalar(tape, "b", 1);
    tg_tensor *y = tg_input(tape, "y", TG_SCALAR, (tg_real[]){5});
    tg_tensor *loss = squared_error(w, x, b, y);

    tg_section("1. The tape of L = (w x + b - y)^2");
    tg_print_tape(tape);
    tg_backward(loss);
    tg_section("2. Backward");
    printf("Backward reads it from the end. Each op sends what arrived,\n"
           "times its own slope, to what it was made from:\n\n");
    print_records(tape);
    printf("\nBy hand: dL/dw = 2 (w x + b - y) x = 2 * 2 * 2 = 8: the tape "
           "says %g.\n"
           "         dL/db = 2 (w x + b - y)   = 2 * 2     = 4: the tape says "
           "%g.\n",
           tg_item(w->grad), tg_item(b->grad));
    tg_inspect(loss); /* make step-03, svg-03, dot-03 */
    tg_tape_free(tape);
}

static void used_twice(void)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 3);
    tg_tensor *q = used_three_times(w);
    tg_backward(q);
    tg_section("3. Used three times");
    tg_guess("q = w w + w at w = 3: what is dq/dw?");
    printf("q = w w + w uses w three times, and three numbers come back:\n\n");
    print_records(tape);
    printf("\nTheir sum is dq/dw = 2 w + 1 = 7: the tape says %g. With = in "
           "place\nof += the last one would win, and say 3.\n",
           tg_item(w->grad));
    tg_tape_free(tape);
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    printf("Lesson 03: the tape and the chain rule\n");
    chain_rule();
    used_twice();
    printf("\nTry next: make dot-03, and follow the numbers on the picture "
           "from\nthe loss to w. Then change square to tanh: which slopes "
           "change?\n");
    return 0;
}
