/* Attention: what is hidden and what is refused. Its numbers and gradients are
 * compared in test_layers.c. */
#include <check.h>
#include <string.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

START_TEST(causal_attention_sees_nothing_that_comes_later)
{
    tg_tape *tape = tg_tape_new();
    tg_trap_nonfinite(tape, true);
    tg_layer *in = tg_input_layer(tape, 5, 4);
    tg_layer *layer = tg_multi_head_attention(in, in, 2, 3, .causal = _i);
    tg_model *model = tg_model_of(in, layer);
    tg_tensor *x = tg_param(tape, "x", 2, 5, 4);
    tg_init_normal(x, 0, 1, &tape->rng);
    tg_tensor *y = tg_model_output(model, x);
    tg_backward(tg_sum(tg_slice(y, 1, 0, 3, 1))); /* positions 0, 1, 2 */
    for (int i = 0; i < 40; i++) {
        const bool hidden = _i && i / 4 % 5 > 2;
        ck_assert_double_eq((double)x->grad->data[i] == 0, hidden);
    }
    tg_tensor *changed = tg_param(tape, "changed", 2, 5, 4);
    tg_set(changed, x->data);
    changed->data[15] += 1; /* position 3 of sample 0 */
    tg_tensor *z = tg_model_output(model, changed);
    for (int i = 0; i < 40; i++) {
        const bool same_number = i >= 20 || (_i && i / 4 < 3);
        ck_assert_int_eq(z->data[i] == y->data[i], same_number);
    }
    tg_init_normal(x, 0, 1000, &tape->rng); /* large scores hide as well */
    tg_set(changed, x->data);
    changed->data[15] *= -10;
    y = tg_model_output(model, x);
    z = tg_model_output(model, changed);
    ck_assert_int_eq(memcmp(y->data, z->data, 12 * sizeof *y->data) == 0, _i);
    tg_tape_free(tape);
}
END_TEST

START_TEST(attention_of_equal_keys_is_the_mean_of_the_values)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *query = tg_input_layer(tape, 3, 2);
    tg_layer *value = tg_input_layer(tape, 4, 1);
    tg_layer *layer = tg_multi_head_attention(query, value, 1, 5,
                                              .value_dim = 1);
    ck_assert(tg_shape_equal(layer->shape, query->shape));
    tg_init_zeros(layer->param[2]); /* all keys are 0 */
    tg_init_constant(layer->param[4], 1);
    tg_set(layer->param[6], (tg_real[]){1, -1});
    tg_tensor *x[] = {
        tg_ones(tape, 1, 3, 2),
        tg_input(tape, "v", TG_SHAPE(1, 4, 1), (tg_real[]){1, 2, 3, 10})};
    const tg_tensor *y = tg_layer_output(layer, x, false);
    for (int i = 0; i < 6; i++)
        ck_assert_double_eq_tol((double)y->data[i], i % 2 ? -4 : 4,
                                sizeof(tg_real) == 4 ? 1e-5 : 1e-12);
    tg_tape_free(tape);
}
END_TEST

START_TEST(what_does_not_fit_attention_is_refused)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 5, 4), *flat = tg_input_layer(tape, 5);
    FAILS_WITH("got 0, 3 and 3", tg_multi_head_attention(in, in, 0, 3));
    FAILS_WITH("got 2, 0 and 0", tg_multi_head_attention(in, in, 2, 0));
    FAILS_WITH("got 2, 3 and -1",
               tg_multi_head_attention(in, in, 2, 3, .value_dim = -1));
    FAILS_WITH("[t x d]", tg_multi_head_attention(in, flat, 2, 3));
    FAILS_WITH("[t x d]", tg_multi_head_attention(flat, in, 2, 3));
    FAILS_WITH("the layer is NULL",
               tg_multi_head_attention(in, (tg_layer *)NULL, 2, 3));
    FAILS_WITH("exceeds INT_MAX",
               tg_multi_head_attention(in, in, 1 << 20, 1 << 20));
    tg_layer *causal = tg_multi_head_attention(in, in, 2, 3, .causal = true);
    char text[64];
    causal->kind->show(causal, text, sizeof text);
    ck_assert_str_eq(text, "2 heads of 3, causal");
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 5, 4);
    FAILS_WITH("apply it to layers",
               tg_multi_head_attention(model, model, 2, 3));
    tg_tape_free(tape);
}
END_TEST

Suite *attention_suite(void)
{
    Suite *suite = suite_create("attention");
    TCase *tests = tcase_create("attention");
    tcase_add_loop_test(tests, causal_attention_sees_nothing_that_comes_later,
                        0, 2);
    tcase_add_test(tests, attention_of_equal_keys_is_the_mean_of_the_values);
    tcase_add_test(tests, what_does_not_fit_attention_is_refused);
    suite_add_tcase(suite, tests);
    return suite;
}
