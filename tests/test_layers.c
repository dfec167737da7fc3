/* Every layer of tests/layers: against the answers of an independent
 * framework (tests/vectors/layers.txt; the format is described at that file's
 * head), and against finite differences. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fails.h"
#include "ops_support.h"
#include "vector_file.h"
#include "layers/layers.h"

/* ---- against an independent framework ---- */

/* A layer, and its last run. */
typedef struct layer_case {
    const layer_row *row;
    tg_tape *tape;
    tg_layer *layer;
    tg_tensor *in[LAYER_INPUTS], *y;
    int inputs, params, states; /* read so far */
    bool training;
    int compared;
} layer_case;

/* The next lines are those of a run. */
static void begin_run(layer_case *c, bool training)
{
    c->inputs = 0;
    c->training = training;
}

static void set_next(vector_file *r, layer_case *c, tg_tensor *const *leaf,
                     int count, int *next)
{
    ck_assert_msg(*next < count, "layers.txt:%d: %s has %d", r->line,
                  c->row->name, count);
    const tg_tensor *t = vectors_leaf(r, c->tape, false);
    ck_assert_msg(tg_shape_equal(t->shape, leaf[*next]->shape),
                  "layers.txt:%d: %s of %s is %s", r->line, leaf[*next]->name,
                  c->row->name, tg_shape_print(leaf[*next]->shape).text);
    tg_set(leaf[(*next)++], t->data);
}

static void check_numbers(vector_file *r, layer_case *c, const char *what,
                          const tg_tensor *got)
{
    double want[MAX_NUMBERS];
    ck_assert_msg(got, "layers.txt:%d: %s has no %s", r->line, c->row->name,
                  what);
    const int n = vectors_numbers(r, MAX_NUMBERS, want);
    ck_assert_uint_eq((size_t)n, got->count);
    vectors_compare(r, c->row->name, what, got->count, got->data, want);
    c->compared++;
}

static void check_value(vector_file *r, layer_case *c)
{
    c->y = tg_layer_output(c->layer, c->in, c->training);
    const tg_shape shape = vectors_shape(r);
    ck_assert_msg(tg_shape_equal(shape, c->y->shape),
                  "layers.txt:%d: %s gives %s", r->line, c->row->name,
                  tg_shape_print(c->y->shape).text);
    ck_assert(tg_shape_equal(tg_sample_shape(shape), c->layer->shape));
    check_numbers(r, c, "value", c->y);
}

/* The line's number k, the place of a tensor among `count`. */
static int take_place(vector_file *r, int count)
{
    char *end;
    const long k = strtol(r->rest, &end, 10);
    ck_assert_msg(k >= 0 && k < count, "layers.txt:%d: no %ld", r->line, k);
    r->rest = end;
    return (int)k;
}

static void take_line(vector_file *r, layer_case *c)
{
    const tg_layer *layer = c->layer;
    if (vectors_word(r, "param"))
        set_next(r, c, layer->param, layer->params, &c->params);
    else if (vectors_word(r, "state"))
        set_next(r, c, layer->state, layer->states, &c->states);
    else if (vectors_word(r, "train"))
        begin_run(c, true);
    else if (vectors_word(r, "run"))
        begin_run(c, false);
    else if (vectors_word(r, "input"))
        c->in[c->inputs++] = vectors_leaf(r, c->tape, !c->row->index);
    else if (vectors_word(r, "value"))
        check_value(r, c);
    else if (vectors_word(r, "cotangent"))
        tg_backward_from(c->y, vectors_leaf(r, c->tape, false));
    else if (vectors_word(r, "dinput"))
        check_numbers(r, c, "the gradient of an input",
                      c->in[take_place(r, c->inputs)]->grad);
    else if (vectors_word(r, "dparam"))
        check_numbers(r, c, "the gradient of a parameter",
                      layer->param[take_place(r, layer->params)]->grad);
    else if (vectors_word(r, "keeps"))
        check_numbers(r, c, "state",
                      layer->state[take_place(r, layer->states)]);
    else
        ck_abort_msg("layers.txt:%d: what is this? %s", r->line, r->text);
}

/* Runs the case whose line "layer NAME" was just taken. */
static int run_case(vector_file *r, const layer_row *row)
{
    tg_tape *tape = tg_tape_new();
    layer_case c = {row, tape, .layer = layer_row_make(row, tape)};
    while (vectors_line(r) && r->text[0])
        take_line(r, &c);
    ck_assert_msg(c.params == c.layer->params,
                  "layers.txt:%d: %d of the %d parameters of %s are given",
                  r->line, c.params, c.layer->params, row->name);
    tg_tape_free(tape);
    return c.compared;
}

START_TEST(each_layer_agrees_with_an_independent_framework)
{
    static vector_file r;
    const layer_row *row = layer_row_at(_i);
    int compared = 0;
    vectors_open(&r, "layers.txt");
    while (vectors_line(&r))
        if (vectors_word(&r, "layer") && strcmp(r.rest, row->name) == 0)
            compared += run_case(&r, row);
    fclose(r.file);
    ck_assert_msg(compared >= 2,
                  "nothing says what %s (%s) gives: add a case to "
                  "tests/vectors/make_layers.py",
                  row->name, row->call);
}
END_TEST

START_TEST(every_case_names_a_row)
{
    static vector_file r;
    vectors_open(&r, "layers.txt");
    while (vectors_line(&r))
        if (vectors_word(&r, "layer"))
            ck_assert_msg(layer_row_named(r.rest), "layers.txt:%d: no row %s",
                          r.line, r.rest);
    fclose(r.file);
}
END_TEST

/* ---- against finite differences ---- */

#ifdef TG_DOUBLE

typedef struct layer_use {
    const tg_layer *layer;
    tg_tensor *const *in;
    bool training;
} layer_use;

static tg_tensor *use_layer(tg_tape *tape, tg_tensor *const *in, int n,
                            void *context)
{
    const layer_use *u = context;
    (void)tape, (void)in, (void)n;
    if (u->layer->kind->reset)
        u->layer->kind->reset(u->layer);
    return tg_layer_output(u->layer, u->in, u->training);
}

/* Batches of three samples: numbers, or 0, 1, .. where an index goes in. */
static tg_tensor *batch(const layer_row *row, tg_tape *tape, int k, tg_rng *rng)
{
    const tg_shape shape = tg_batch_shape(3, row->sample[k]);
    if (!row->index)
        return ops_random(tape, "x", shape, 0.2, 1.7, false, rng);
    tg_tensor *x = tg_zeros(tape, shape);
    for (size_t i = 0; i < x->count; i++)
        x->data[i] = (tg_real)(i * 7 % LAYER_INDEX);
    return x;
}

static void check_gradients(const layer_row *row, bool training)
{
    tg_tape *tape = tg_tape_new();
    tg_rng rng = tg_rng_new(7);
    tg_tensor *x[LAYER_INPUTS], *checked[LAYER_INPUTS + TG_LAYER_TENSORS];
    tg_gradcheck_report report;
    int n = 0;
    tg_layer *layer = layer_row_make(row, tape);
    for (int k = 0; k < row->inputs; k++) {
        x[k] = batch(row, tape, k, &rng);
        if (!row->index)
            checked[n++] = x[k];
    }
    for (int i = 0; i < layer->params; i++) {
        tg_init_uniform(layer->param[i], 0.25, 1, &rng);
        checked[n++] = layer->param[i];
    }
    layer_use u = {layer, x, training};
    const bool passed = tg_gradcheck_twice(tape, row->name, use_layer, n,
                                           checked, &u, 11, &report);
    ck_assert_msg(passed, "%s, %s, training %d: %s", row->name, row->call,
                  training, report.message);
    ck_assert_int_ge(report.checked, n);
    tg_tape_free(tape);
}

START_TEST(each_layer_and_its_gradient_agree_with_finite_differences)
{
    const layer_row *row = layer_row_at(_i);
    check_gradients(row, false);
    check_gradients(row, true);
}
END_TEST

#endif

Suite *layers_suite(void)
{
    int rows = 0;
    Suite *suite = suite_create("layers");
    TCase *tests = tcase_create("layers");
    while (layer_row_at(rows))
        rows++;
    tcase_add_loop_test(tests, each_layer_agrees_with_an_independent_framework,
                        0, rows);
    tcase_add_test(tests, every_case_names_a_row);
#ifdef TG_DOUBLE
    tcase_add_loop_test(
        tests, each_layer_and_its_gradient_agree_with_finite_differences, 0,
        rows);
#endif
    suite_add_tcase(suite, tests);
    return suite;
}
