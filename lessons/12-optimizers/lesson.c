/* Lesson 12: optimisers, seven ways to follow a gradient: by hand (formulas.c)
 * and by the library, down a ravine, and on digits (digits.c). */
#include <math.h>
#include <stdio.h>

#include "formulas.h"
#include "lesson.h"

/* 20 times as steep across, along w2, as it is along w1. */
const tg_real STEEP[2] = {1, 20}, BEGIN[2] = {-4, 1};

/* E = sum of steep w^2 / 2 */
tg_tensor *ravine(tg_tape *tape, tg_tensor *w)
{
    const tg_real halves[] = {STEEP[0] / 2, STEEP[1] / 2};
    tg_tensor *half = tg_constant(tape, TG_SHAPE(2), halves);
    tg_tensor *squares = tg_square(w);
    return tg_named(tg_sum(tg_mul(half, squares)), "loss");
}

trail walk(int kind)
{
    trail seen;
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 2);
    tg_set(w, BEGIN);
    tg_optimizer *o = tg_optimizer_named(tape, NAMES[kind]);
    o->rate = RATES[kind];
    tg_film *film = kind == ADAM ? tg_look_film() : NULL; /* make html-12 */
    tg_mark start = tg_tape_mark(tape);
    for (int t = 0; t < STEPS; t++) {
        tg_tensor *e = ravine(tape, w);
        seen.w1[t] = (double)w->data[0], seen.w2[t] = (double)w->data[1];
        seen.e[t] = tg_item(e);
        tg_backward(e);
        if (kind == ADAM && t == 0)
            tg_inspect(e); /* make step-12, svg-12, dot-12 */
        tg_record(film, e);
        tg_optimizer_step(o);
        tg_rewind(tape, start);
    }
    tg_look_at_film(ravine(tape, w), film);
    tg_film_free(film);
    tg_tape_free(tape);
    return seen;
}

/* Where every gradient is 1, each sum is one of weights. */
static void adams_first_steps(void)
{
    static double ones[10000];
    for (int t = 0; t < 10000; t++)
        ones[t] = 1;
    printf("Let every gradient be 1. Its mean is 1, and so is its size. m adds "
           "up g with\nthe weights 0.1, 0.09, 0.081, ...; v adds up g^2 with "
           "0.001, 0.000999, ...\n\n");
    tg_guess("m / sqrt v at first: less than 1, or more?");
    printf("  step        m        v   m / sqrt v\n");
    for (int t = 1; t <= 10000; t *= 10) {
        const double m = 0.1 * faded(ones, t, 0.9, 1);
        const double v = 0.001 * faded(ones, t, 0.999, 2);
        printf("  %5d   %.4f   %.4f   %10.4f\n", t, m, v, m / sqrt(v));
    }
}

int main(int argc, char **argv)
{
    long full = 0;
    trail walked[KINDS];
    const tg_argument table[] = {
        {"--full", "EPOCHS", .whole = &full, .min = 1, .max = 1000}};
    tg_arguments_read(argc, argv, table, 1);
    printf("Lesson 12: optimisers\n");
    tg_section("1. Three steps, and forty");
    printf("E = (%g w1^2 + %g w2^2) / 2, a ravine, from (%g, %g).\n\n",
           (double)STEEP[0], (double)STEEP[1], (double)BEGIN[0],
           (double)BEGIN[1]);
    for (int k = 0; k < KINDS; k++)
        walked[k] = walk(k);
    three_steps(walked);
    printf("\n");
    tg_guess("sgd, momentum, rmsprop or adam: which has the smallest E after "
             "forty steps?");
    forty_steps(walked);
    tg_section("2. What is remembered");
    weights();
    tg_section("3. Adam's first steps");
    adams_first_steps();
    tg_section("4. A schedule");
    schedule();
    tg_section("5. On digits");
    on_digits(full > 0, full ? (int)full : 3);
    printf("\nTry next: make lesson-12 ARGS=\"--full 10\", on all images. "
           "Does a missing\ncorrection show there?\n");
    return 0;
}
