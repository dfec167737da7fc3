/* What programs do to models that they should not: it is refused, and by a
 * message about what is wrong. */
#include <math.h>

#include "fails.h"
#include "fitting.h"
#include "ops_support.h"

/* ---- kinds of layers ---- */

/* What the kind "faulty" does: while its layer is made nothing is wrong. */
static enum {
    RIGHT,
    RETURNS_NULL,
    OTHER_TAPE,
    MORE_SAMPLES,
    WIDER,
    REWINDS,
    NO_GRAD,
    SCOPE
} fault;
static tg_tape *another;
static tg_mark early;

static tg_tensor *faulty_run(const tg_layer *layer, tg_tensor *const *x,
                             bool training)
{
    (void)training;
    tg_tape *tape = layer->tape;
    const int n = x[0]->shape.dim[0], d = x[0]->shape.dim[1];
    switch (fault) {
    case RETURNS_NULL:
        return NULL;
    case OTHER_TAPE:
        return tg_zeros(another, n, d);
    case MORE_SAMPLES:
        return tg_zeros(tape, n + 1, d);
    case WIDER:
        return tg_zeros(tape, n, 100 * d);
    case REWINDS:
        tg_rewind(tape, early);
        return tg_zeros(tape, n, d);
    case NO_GRAD:
        tg_no_grad_begin(tape);
        break;
    case SCOPE:
        tg_scope(tape, "open");
        break;
    case RIGHT:
        break;
    }
    return tg_mul_scalar(x[0], 2);
}

static const tg_layer_kind faulty = {
    .name = "faulty", .arity = 1, .run = faulty_run};

START_TEST(a_layer_that_breaks_its_promises_later_is_named)
{
    tg_real out[6];
    tg_array *x = array_of(2, 3, (double[]){1, 2, 3, 4, 5, 6});
    tg_tape *tape = tg_tape_new();
    another = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 3);
    tg_model *model = tg_model_of(in, tg_layer_new(&faulty, in, NULL, NULL, 0));
    early = tg_tape_mark(tape);
    const struct {
        int fault;
        const char *says;
    } row[] = {
        {RETURNS_NULL, "faulty_1 returned NULL"},
        {OTHER_TAPE, "faulty_1 returned a tensor of another tape"},
        {MORE_SAMPLES, "faulty_1 made [3 x 3] of 2 samples; of one it makes "
                       "[3]"},
        {WIDER, "faulty_1 made [2 x 300] of 2 samples"},
        {REWINDS, "faulty_1 rewound the tape"},
        {NO_GRAD, "does not end, or ends what it did not begin: "
                  "tg_no_grad_begin"},
        {SCOPE, "or ends what it did not begin: tg_scope"},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        fault = row[i].fault;
        FAILS_WITH(row[i].says, tg_predict(model, x, out));
        FAILS_WITH(row[i].says,
                   tg_model_output(model, tg_zeros(tape, 2, 3), true));
        ck_assert_int_eq(tape->no_grad, 0);
        ck_assert_int_eq(tape->scope_open, -1);
        tg_rewind(tape, early);
    }
    fault = RIGHT;
    tg_predict(model, x, out);
    ck_assert_double_eq((double)out[5], 12);
    tg_tape_free(tape);
    tg_tape_free(another);
    tg_array_free(x);
}
END_TEST

static void nameless_build(tg_layer *layer)
{
    tg_layer_param(layer, NULL, TG_SHAPE(1), NULL);
}

START_TEST(a_kind_without_what_it_needs_is_refused)
{
    const tg_layer_kind nameless = {.arity = 1, .run = faulty_run};
    const tg_layer_kind idle = {.name = "idle", .arity = 1};
    const tg_layer_kind letterless = {.name = "letterless",
                                      .arity = 1,
                                      .build = nameless_build,
                                      .run = faulty_run};
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 3);
    FAILS_WITH("\"NULL\" and there",
               tg_layer_new(&nameless, in, NULL, NULL, 0));
    FAILS_WITH("\"idle\" and NULL", tg_layer_new(&idle, in, NULL, NULL, 0));
    FAILS_WITH("argument 2 is NULL",
               tg_layer_new(&letterless, in, NULL, NULL, 0));
    tg_tape_free(tape);
}
END_TEST

START_TEST(kinds_of_long_names_are_numbered)
{
    const tg_layer_kind lengthy = {
        .name = "a_kind_whose_name_is_longer_than_that_of_a_layer_may_be",
        .arity = 1,
        .run = faulty_run};
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 3);
    for (int i = 0; i < 12; i++)
        tg_layer_new(&lengthy, in, NULL, NULL, 0);
    ck_assert_str_eq(tape->layers->name, "a_kind_whose_name_is_longer__12");
    tg_tape_free(tape);
}
END_TEST

/* ---- tg_sequential ---- */

START_TEST(a_model_is_added_whole_to_the_end_of_another)
{
    tg_tape *tape = tg_tape_new();
    tg_model *inner = tg_sequential(tape), *model = tg_sequential(tape);
    tg_input_layer(inner, 4);
    tg_dense(inner, 5, "relu");
    tg_dense(inner, 6, "relu");
    tg_input_layer(model, 4);
    tg_layer *end = tg_model_layer(inner, model);
    ck_assert_int_eq(model->nodes, 3);
    ck_assert_ptr_eq(model->output.layer[0], end);
    tg_dense(model, 2, NULL);
    ck_assert_int_eq(model->nodes, 4);
    ck_assert_int_eq(model->params, 6);
    tg_tensor *x = tg_full(tape, 0.5, 1, 4);
    tg_tensor *y = tg_model_output(model, x);
    tg_tensor *h = tg_model_output(inner, x);
    tg_tensor *same = tg_layer_output(model->output.layer[0], &h, false);
    ck_assert_double_eq((double)y->data[1], (double)same->data[1]);
    tg_layer *in = tg_input_layer(tape, 4);
    tg_model *two = tg_model_of(in, TG_LAYERS(tg_dense(in, 1, NULL), in));
    tg_model *other = tg_sequential(tape);
    tg_input_layer(other, 4);
    tg_layer *ends[2];
    FAILS_WITH("several inputs or outputs", tg_model_layers(two, other, ends));
    FAILS_WITH("a layer of several inputs",
               tg_add_layer(TG_LAYERS(tg_sequential_end(other), in)));
    ck_assert_int_eq(other->nodes, 1);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_sequential_model_stands_for_its_last_layer_in_a_graph)
{
    tg_tape *tape = tg_tape_new();
    tg_model *row = tg_sequential(tape);
    tg_layer *in = tg_input_layer(row, 4);
    tg_layer *last = tg_dense(row, 5, "relu");
    tg_model *model = tg_model_of(in, row);
    ck_assert_ptr_eq(model->output.layer[0], last);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_long_row_of_layers_takes_no_more_memory_than_its_layers)
{
    tg_tape *tape = tg_tape_new();
    tg_model *row = tg_sequential(tape);
    tg_layer *shared = tg_dense(tg_input_layer(tape, 1), 1, NULL);
    tg_input_layer(row, 1);
    for (int i = 0; i < 500; i++)
        tg_share(shared, row);
    tg_dense(row, 1, NULL);
    ck_assert_int_eq(row->nodes, 502);
    ck_assert_int_eq(row->params, 4);
    ck_assert_uint_lt(tg_tape_bytes(tape), 1500000);
    tg_tape_free(tape);
}
END_TEST

START_TEST(a_model_that_a_rewind_forgot_is_of_no_use_but_its_name_is_free)
{
    tg_tape *tape = tg_tape_new();
    const tg_mark start = tg_tape_mark(tape);
    tg_layer *in = tg_input_layer(tape, 2);
    tg_layer *old = tg_layer_named(tg_dense(in, 3, NULL), "encoder");
    tg_model *model = tg_model_of(in, old);
    tg_rewind(tape, start);
    const char *says = "encoder was forgotten by tg_rewind";
    FAILS_WITH(says, tg_layer_named(old, "other"));
    ck_assert_ptr_null(tg_layer_find(tape, "encoder"));
    tg_layer *again = tg_layer_named(tg_dense(in, 9, NULL), "encoder");
    ck_assert_ptr_eq(tg_layer_find(tape, "encoder"), again);
    FAILS_WITH(says, tg_summary(model));
    FAILS_WITH(says, tg_model_graph(model, "forgotten.svg"));
    FAILS_WITH(says, tg_model_parameters(model));
    tg_tape_free(tape);
}
END_TEST

/* ---- failures ---- */

static bool fails_now;

static tg_tensor *fails_when_told(tg_tensor *x)
{
    if (fails_now)
        tg_fail("told to");
    return tg_mul_scalar(x, 1);
}

static tg_tensor *loss_that_fails(tg_tensor *y, tg_tensor *target)
{
    return fails_when_told(tg_mse(y, target));
}

static void counter_build(tg_layer *layer)
{
    tg_layer_state(layer, "count", TG_SCALAR, 0);
}

/* Counts its batches in a state of its own. */
static tg_tensor *counter_run(const tg_layer *layer, tg_tensor *const *x,
                              bool training)
{
    (void)training;
    tg_tensor *count = layer->state[0];
    if (!layer->on_trial)
        tg_set(count, (tg_real[]){count->data[0] + 1});
    return fails_when_told(x[0]);
}

START_TEST(a_state_of_any_layer_is_as_before_where_its_run_fails)
{
    static const tg_layer_kind counter = {.name = "counter",
                                          .arity = 1,
                                          .build = counter_build,
                                          .run = counter_run};
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 2);
    tg_layer *layer = tg_layer_new(&counter, in, NULL, NULL, 0);
    tg_tensor *x = tg_ones(tape, 1, 2);
    tg_layer_output(layer, &x, false);
    fails_now = true;
    FAILS_WITH("told to", tg_layer_output(layer, &x, false));
    ck_assert_double_eq(tg_item(layer->state[0]), 1);
    fails_now = false;
    tg_layer_output(layer, &x, false);
    ck_assert_double_eq(tg_item(layer->state[0]), 2);
    tg_tape_free(tape);
}
END_TEST

START_TEST(running_statistics_are_as_before_where_the_loss_fails)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 2);
    tg_model *model = tg_model_of(in, tg_batch_norm_layer(in));
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(2, 2), (tg_real[]){1, 2, 3, 5});
    tg_compile(model, "sgd", loss_that_fails);
    const double sum = sum_of(model);
    fails_now = true;
    FAILS_WITH("told to", tg_model_loss(model, x, x, true));
    ck_assert_double_eq(sum_of(model), sum);
    fails_now = false;
    tg_model_loss(model, x, x, true);
    ck_assert_double_ne(sum_of(model), sum);
    tg_tape_free(tape);
}
END_TEST

START_TEST(running_statistics_are_as_before_where_a_later_layer_fails)
{
    tg_tape *tape = tg_tape_new();
    tg_layer *in = tg_input_layer(tape, 2);
    tg_layer *norm = tg_batch_norm_layer(in);
    tg_model *model = tg_model_of(in, tg_lambda(norm, fails_when_told));
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(2, 2), (tg_real[]){1, 2, 3, 5});
    const double sum = sum_of(model);
    fails_now = true;
    FAILS_WITH("told to", tg_model_output(model, x, true));
    ck_assert_double_eq(sum_of(model), sum);
    fails_now = false;
    tg_model_output(model, x, true);
    ck_assert_double_ne(sum_of(model), sum);
    tg_tape_free(tape);
}
END_TEST

Suite *misuse_suite(void)
{
    Suite *suite = suite_create("misuse");
    TCase *tests = tcase_create("misuse");
    tcase_add_test(tests,
                   a_state_of_any_layer_is_as_before_where_its_run_fails);
    tcase_add_test(tests,
                   running_statistics_are_as_before_where_the_loss_fails);
    tcase_add_test(tests, a_layer_that_breaks_its_promises_later_is_named);
    tcase_add_test(tests, a_kind_without_what_it_needs_is_refused);
    tcase_add_test(tests, kinds_of_long_names_are_numbered);
    tcase_add_test(tests, a_model_is_added_whole_to_the_end_of_another);
    tcase_add_test(tests,
                   a_sequential_model_stands_for_its_last_layer_in_a_graph);
    tcase_add_test(tests,
                   a_long_row_of_layers_takes_no_more_memory_than_its_layers);
    tcase_add_test(
        tests, a_model_that_a_rewind_forgot_is_of_no_use_but_its_name_is_free);
    tcase_add_test(tests,
                   running_statistics_are_as_before_where_a_later_layer_fails);
    suite_add_tcase(suite, tests);
    return suite;
}
