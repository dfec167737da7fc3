/* Recurrent layers learn what has to be kept over many steps. */
#include <check.h>

#include "suites.h"
#include "tapegrad.h"

enum { BITS = 20, SAMPLES = 64 };

/* Random bits, and what is to be known of them after the last. */
static void bits(tg_rng *rng, bool first, tg_real *x, tg_real *y)
{
    for (int i = 0; i < SAMPLES; i++) {
        double sum = 0;
        for (int k = 0; k < BITS; k++)
            sum += (double)(x[i * BITS + k] = tg_rng_below(rng, 2) ? 1 : -1);
        y[i] = first ? x[i * BITS] : (tg_real)(sum / 6);
    }
}

/* The loss after 240 steps of Adam. */
static double learnt(tg_tape *tape, tg_layer *input, tg_layer *rnn, bool first)
{
    static tg_real x[SAMPLES * BITS], y[SAMPLES];
    tg_rng rng = tg_rng_new(5);
    tg_model *model = tg_model_of(input, tg_dense(rnn, 1, NULL));
    tg_optimizer *adam = tg_adam(tape, 0.01);
    const tg_mark start = tg_tape_mark(tape);
    double loss = 1;
    for (int step = 0; step < 240; step++) {
        bits(&rng, first, x, y);
        tg_tensor *in = tg_input(tape, "x", TG_SHAPE(SAMPLES, BITS, 1), x);
        tg_tensor *target = tg_input(tape, "y", TG_SHAPE(SAMPLES, 1), y);
        tg_tensor *error = tg_mse(tg_model_output(model, in, true), target);
        tg_backward(error);
        tg_optimizer_step(adam);
        loss = tg_item(error);
        tg_rewind(tape, start);
    }
    return loss;
}

START_TEST(a_gru_learns_to_add_twenty_numbers)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, BITS, 1);
    ck_assert_double_lt(learnt(tape, in, tg_gru(in, 12), false), 0.01);
    tg_tape_free(tape);
}
END_TEST

START_TEST(an_lstm_learns_to_remember_a_bit_over_twenty_steps)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, BITS, 1);
    ck_assert_double_lt(learnt(tape, in, tg_lstm(in, 12), true), 0.01);
    tg_tape_free(tape);
}
END_TEST

Suite *sequences_suite(void)
{
    Suite *suite = suite_create("sequences");
    TCase *tests = tcase_create("sequences");
    tcase_add_test(tests, a_gru_learns_to_add_twenty_numbers);
    tcase_add_test(tests, an_lstm_learns_to_remember_a_bit_over_twenty_steps);
    suite_add_tcase(suite, tests);
    return suite;
}
