/* What is shown of a model: the table of its layers, and their graph. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"
#include "texts.h"

static tg_tape *tape;

static void set_up(void)
{
    tape = tg_tape_new();
}

static void tear_down(void)
{
    tg_tape_free(tape);
}

static char *summary(const tg_model *model)
{
    FILE *stream = tmpfile();
    tg_fsummary(stream, model);
    return texts_slurp(stream);
}

static void check_summary(const tg_model *model, const char *expected)
{
    char *text = summary(model);
    ck_assert_str_eq(text, expected);
    free(text);
}

/* The article's: 784-128-10. */
static tg_model *article(void)
{
    tg_layer *input_layer = tg_input_layer(tape, 784);
    tg_layer *hidden_layer = tg_dense(input_layer, 128, "relu");
    tg_layer *output_layer = tg_dense(hidden_layer, 10, "softmax");
    return tg_model_of(input_layer, output_layer);
}

/* "397.54 KB" in float32, twice that in float64. */
#define SIZE(f32, f64) (sizeof(tg_real) == 4 ? f32 : f64)

/* ---- the table ---- */

START_TEST(a_summary_of_the_articles_model_has_keras_numbers)
{
    char expected[1000];
    snprintf(
        expected, sizeof expected,
        "Layer (kind)                       Output shape              "
        "Parameters\n"
        "------------------------------------------------------------"
        "------------\n"
        "input_1 (input)                    [n x 784]                         "
        " 0\n"
        "dense_1 (dense, relu)              [n x 128]                    "
        "100,480\n"
        "dense_2 (dense, softmax)           [n x 10]                       "
        "1,290\n"
        "------------------------------------------------------------"
        "------------\n"
        "Parameters: 101,770 (%s)\n"
        "  trained:  101,770\n"
        "  frozen:   0\n",
        SIZE("397.54 KB", "795.08 KB"));
    check_summary(article(), expected);
}
END_TEST

/* And a name with a line feed and an escape. */
START_TEST(frozen_layers_are_marked_and_counted_apart)
{
    tg_model *model = article();
    tg_freeze(tg_layer_named(tg_model_find(model, "dense_1"), "old\n\x1b[31m"));
    char *text = summary(model);
    ck_assert_ptr_nonnull(strstr(text, "\nold??[31m (dense, relu) "));
    ck_assert_ptr_nonnull(strstr(text, " 100,480*\n"));
    ck_assert_ptr_nonnull(strstr(text, " 1,290\n"));
    ck_assert_ptr_nonnull(strstr(text, "Parameters: 101,770 ("));
    ck_assert_ptr_nonnull(strstr(text, "  trained:  1,290\n"));
    ck_assert_ptr_nonnull(strstr(text, "  frozen *: 100,480\n"));
    free(text);
}
END_TEST

/* Two branches of one encoder, joined. */
START_TEST(a_model_inside_a_model_is_there_twice_and_counted_once)
{
    tg_layer *in = tg_input_layer(tape, 8);
    tg_model *encoder = tg_model_of(in, tg_dense(in, 4, "tanh"));
    tg_layer *left = tg_input_layer(tape, 8), *right = tg_input_layer(tape, 8);
    tg_layer *a = tg_model_layer(encoder, left);
    tg_layer *b = tg_model_layer(encoder, right);
    tg_layer *out = tg_dense(texts_add_layer(a, b), 1, "sigmoid");
    char expected[2000];
    snprintf(
        expected, sizeof expected,
        "Layer (kind)               Output shape            Parameters  "
        "Inputs\n"
        "----------------------------------------"
        "----------------------------------------\n"
        "input_2 (input)            [n x 8]                          0\n"
        "input_3 (input)            [n x 8]                          0\n"
        "dense_1 (dense, tanh)      [n x 4]                         36  "
        "input_2\n"
        "dense_1:2 (dense, tanh)    [n x 4]                     shared  "
        "input_3\n"
        "plus_1 (plus)              [n x 4]                          0  "
        "dense_1\n"
        "                                                               "
        "dense_1:2\n"
        "dense_2 (dense, sigmoid)   [n x 1]                          5  "
        "plus_1\n"
        "----------------------------------------"
        "----------------------------------------\n"
        "Parameters: 41 (%s)\n"
        "  trained:  41\n"
        "  frozen:   0\n"
        "1 of its layers shares parameters with layers of another model.\n",
        SIZE("164 B", "328 B"));
    tg_model *model = tg_model_of(TG_LAYERS(left, right), out);
    check_summary(model, expected);
    ck_assert_uint_eq(tg_model_parameters(model), 41);
}
END_TEST

static void norm_build(tg_layer *layer)
{
    tg_layer_param(layer, "g", layer->in[0]->shape, NULL);
    tg_layer_state(layer, "mean", layer->in[0]->shape, 0);
}

static tg_tensor *norm_run(const tg_layer *layer, tg_tensor *const *x,
                           bool training)
{
    (void)training;
    return tg_mul(x[0], tg_weight(layer, 0));
}

/* As in Keras, what is kept is part of all parameters, and does not learn. */
START_TEST(what_a_layer_keeps_is_counted_apart)
{
    static const tg_layer_kind norm = {
        .name = "norm", .arity = 1, .build = norm_build, .run = norm_run};
    tg_layer *in = tg_input_layer(tape, 5, 200);
    tg_layer *out = tg_layer_new(&norm, in, NULL, NULL, 0);
    char *text = summary(tg_model_of(in, out));
    ck_assert_ptr_nonnull(strstr(text, "[n x 5 x 200]  "));
    ck_assert_ptr_nonnull(strstr(text, " 2,000\n"));
    ck_assert_ptr_nonnull(strstr(text, "Parameters: 2,000 ("));
    ck_assert_ptr_nonnull(strstr(text, "  trained:  1,000\n"));
    ck_assert_ptr_nonnull(strstr(text, "  kept:     1,000 (not learnt"));
    free(text);
}
END_TEST

/* A model may begin in the middle of another: that layer is not run. */
START_TEST(a_layer_where_a_model_begins_adds_no_parameters)
{
    tg_model *all = article();
    tg_model *end = tg_model_of(tg_model_find(all, "dense_1"),
                                tg_model_find(all, "dense_2"));
    char *text = summary(end);
    ck_assert_ptr_nonnull(strstr(text, "\ndense_1 (input) "));
    ck_assert_ptr_nonnull(strstr(text, "Parameters: 1,290 ("));
    ck_assert_uint_eq(tg_model_parameters(end), 1290);
    ck_assert_int_eq(end->params, 2);
    free(text);
}
END_TEST

START_TEST(a_summary_has_80_columns_at_most)
{
    enum { LONG = TG_LAYER_NAME - 1 };
    char name[LONG + 1];
    tg_layer *in = tg_input_layer(tape, 1000, 100, 1, 1, 10), *x = in;
    for (int i = 0; i < 12; i++) {
        x = texts_add_layer(x, tg_dense(x, 10, "leaky_relu"));
        memset(name, 'a' + i, LONG);
        name[LONG] = '\0';
        tg_layer_named(x, i == 3 ? "\xc3\xa9t\xc3\xa9" : name);
    }
    x = texts_add_layer(x, tg_share(x->in[1], x));
    char *text = summary(tg_model_of(in, x));
    ck_assert_uint_le(texts_longest_line(text), 80);
    ck_assert_ptr_nonnull(strstr(text, "\naaaaaaaaaaaaaaaaaaaaaaaa.. [n x "));
    ck_assert_ptr_nonnull(strstr(text, " aaaaaaaaaaaaaaa..\n"));
    ck_assert_ptr_nonnull(strstr(text, "\n\xc3\xa9t\xc3\xa9 (plus)       "));
    ck_assert_ptr_nonnull(strstr(text, "dense_12:2 (dense, leaky.. "));
    ck_assert_ptr_null(strstr(text, " \n"));
    free(text);
}
END_TEST

/* A residual block of images: the shapes need 17 of their 22 columns. */
START_TEST(kinds_take_the_columns_that_shapes_do_not_need)
{
    tg_layer *in = tg_input_layer(tape, 8, 14, 14);
    tg_layer *x = tg_activation_layer(in, "relu");
    tg_layer *y = tg_global_avg_pool2d(tg_add_layer(TG_LAYERS(in, x)));
    char *text = summary(tg_model_of(in, tg_dense(y, 2, NULL)));
    ck_assert_ptr_nonnull(strstr(
        text, "\nactivation_1 (activation, relu) [n x 8 x 14 x 14]    "));
    ck_assert_ptr_nonnull(
        strstr(text, "\nglobal_avg_pool2d_1 (global_a.. [n x 8] "));
    ck_assert_uint_eq(texts_longest_line(text), 80);
    free(text);
    text = summary(tg_model_of(in, x));
    ck_assert_uint_eq(texts_longest_line(text), 72);
    free(text);
}
END_TEST

START_TEST(a_summary_without_a_model_or_layers_fails)
{
    tg_model *empty = tg_sequential(tape);
    FAILS_WITH("the model is NULL", tg_summary(NULL));
    FAILS_WITH("the model has no layer yet", tg_summary(empty));
    FAILS_WITH("argument 1", tg_fsummary(NULL, empty));
}
END_TEST

/* ---- the graph ---- */

/* A path of this process's own that ends in `ending`. */
static const char *path_of(const char *ending)
{
    static char path[300];
    snprintf(path, sizeof path, "%s%s", texts_path(), ending);
    return path;
}

static char *drawn(const tg_model *model, const char *ending)
{
    const char *path = path_of(ending);
    ck_assert_msg(tg_model_graph(model, path), "%s", tg_error());
    char *text = texts_slurp_path(path);
    remove(path);
    return text;
}

START_TEST(a_picture_of_a_model_has_a_box_for_each_layer)
{
    tg_model *model = article();
    tg_freeze(tg_model_find(model, "dense_1"));
    char *text = drawn(model, ".svg");
    ck_assert(texts_is_xml(text));
    ck_assert_ptr_nonnull(strstr(text, "<title>The graph of a model</title>"));
    ck_assert_int_eq(texts_count(text, "<g>"), 3);
    ck_assert_int_eq(texts_count(text, "fill=\"none\" stroke=\"#777777\""), 2);
    ck_assert_ptr_nonnull(strstr(text, ">input_1</text>"));
    ck_assert_ptr_nonnull(strstr(text, ">(input)</text>"));
    ck_assert_ptr_nonnull(strstr(text, ">dense, 128 units, relu</text>"));
    ck_assert_ptr_nonnull(strstr(text, ">[n x 128]</text>"));
    ck_assert_ptr_nonnull(strstr(text, ">100,480 parameters</text>"));
    ck_assert_ptr_nonnull(strstr(text, ">(output)</text>"));
    ck_assert_int_eq(texts_count(text, ">frozen</text>"), 1);
    ck_assert_int_eq(texts_count(text, " stroke-dasharray="), 1);
    ck_assert_ptr_nonnull(strstr(text, "test_summary.c:"));
    ck_assert_ptr_nonnull(strstr(text, "tg_dense(hidden_layer, 10, &quot;"));
    char *again = drawn(model, ".svg");
    ck_assert_str_eq(text, again);
    free(text);
    free(again);
}
END_TEST

START_TEST(a_dot_file_of_a_model_shows_edges_and_shared_layers)
{
    tg_layer *in = tg_input_layer(tape, 4), *a = tg_dense(in, 4, NULL);
    tg_freeze(a);
    tg_model *model = tg_model_of(in, texts_add_layer(tg_share(a, a), in));
    char *text = drawn(model, ".dot");
    ck_assert_ptr_nonnull(strstr(text, "digraph model {"));
    ck_assert_ptr_nonnull(strstr(text, "label=\"dense_1\\ndense, 4 units\\n"));
    ck_assert_ptr_nonnull(strstr(text, "shared: use 1 of 2\\nfrozen\"]"));
    ck_assert_ptr_nonnull(strstr(text, "label=\"dense_1:2\\n"));
    ck_assert_int_eq(texts_count(text, "style=\"filled,dashed\""), 2);
    ck_assert_int_eq(texts_count(text, " -> "), 4);
    ck_assert_ptr_nonnull(strstr(text, "n0 -> n3;"));
    ck_assert_ptr_nonnull(strstr(text, "n1 -> n2;"));
    free(text);
}
END_TEST

START_TEST(hostile_names_of_layers_stay_text)
{
    tg_layer *in = tg_input_layer(tape, 4);
    tg_layer *out = tg_layer_named(tg_dense(in, 2, NULL),
                                   "\"];<b>&'\x1b[2J\\\n\xff{|}");
    tg_model *model = tg_model_of(in, out);
    char *text = drawn(model, ".svg");
    ck_assert(texts_is_xml(text));
    ck_assert_ptr_null(strpbrk(text, "\x1b\xff"));
    ck_assert_ptr_null(strstr(text, "<b>"));
    free(text);
    text = drawn(model, ".dot");
    ck_assert_ptr_null(strpbrk(text, "\x1b\xff"));
    ck_assert_ptr_nonnull(strstr(text, "\"\\\"];<b>&'?[2J\\\\??{|}\\n"));
    free(text);
    const char *path = path_of(".dot");
    ck_assert(tg_model_graph(model, path));
    char command[400];
    snprintf(command, sizeof command, "dot -Tsvg '%s' >/dev/null", path);
    if (system("command -v dot >/dev/null 2>&1") == 0)
        ck_assert_int_eq(system(command), 0);
    remove(path);
}
END_TEST

START_TEST(a_graph_of_a_model_that_cannot_be_written_says_why)
{
    tg_model *model = article();
    ck_assert(!tg_model_graph(model, "/nowhere/at/all.svg"));
    ck_assert_ptr_nonnull(strstr(tg_error(), "/nowhere/at/all.svg: No such"));
    FAILS_WITH("\"model.png\" does not say what to write: .svg",
               tg_model_graph(model, "model.png"));
    FAILS_WITH(".svg is a picture", tg_model_graph(model, ".svg"));
    FAILS_WITH("argument 2", tg_model_graph(model, NULL));
    FAILS_WITH("the model is NULL", tg_model_graph(NULL, "model.svg"));
}
END_TEST

/* Residual, 1,000 layers: a table and a picture. */
START_TEST(a_model_of_a_thousand_layers_is_shown)
{
    tg_layer *in = tg_input_layer(tape, 4), *x = in;
    for (int i = 0; i < 500; i++)
        x = texts_add_layer(i % 10 ? x : in, tg_dense(x, 4, "relu"));
    tg_model *model = tg_model_of(in, x);
    char *text = summary(model);
    ck_assert_int_eq(texts_count(text, "\n"), 1 + 1 + 1 + 500 + 1000 + 1 + 3);
    ck_assert_ptr_nonnull(strstr(text, "Parameters: 10,000 ("));
    free(text);
    text = drawn(model, ".svg");
    ck_assert_int_eq(texts_count(text, "<g>"), 1001);
    free(text);
}
END_TEST

Suite *summary_suite(void)
{
    Suite *s = suite_create("summary");
    TCase *c = tcase_create("summary");
    suite_add_tcase(s, c);
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, a_summary_of_the_articles_model_has_keras_numbers);
    tcase_add_test(c, frozen_layers_are_marked_and_counted_apart);
    tcase_add_test(c, a_model_inside_a_model_is_there_twice_and_counted_once);
    tcase_add_test(c, what_a_layer_keeps_is_counted_apart);
    tcase_add_test(c, a_layer_where_a_model_begins_adds_no_parameters);
    tcase_add_test(c, a_summary_has_80_columns_at_most);
    tcase_add_test(c, kinds_take_the_columns_that_shapes_do_not_need);
    tcase_add_test(c, a_summary_without_a_model_or_layers_fails);
    tcase_add_test(c, a_picture_of_a_model_has_a_box_for_each_layer);
    tcase_add_test(c, a_dot_file_of_a_model_shows_edges_and_shared_layers);
    tcase_add_test(c, hostile_names_of_layers_stay_text);
    tcase_add_test(c, a_graph_of_a_model_that_cannot_be_written_says_why);
    tcase_add_test(c, a_model_of_a_thousand_layers_is_shown);
    return s;
}
