/* Every op with random inputs and attributes, valid or not: it gives a result
 * or a message, and so do its gradient and the gradient of that. What goes
 * wrong silently is seen by the sanitizers (make asan). TG_FUZZ=100 in the
 * environment runs a hundred times as long. */
#include <stdlib.h>
#include <string.h>

#include "ops_support.h"
#include "rows/rows.h"

enum { ROUNDS = 150 };

static int below(tg_rng *rng, int n)
{
    return (int)tg_rng_below(rng, (uint64_t)n);
}

static tg_shape random_shape(tg_rng *rng)
{
    tg_shape shape = {below(rng, 8) == 0 ? 6 : below(rng, 5), {0}};
    for (int i = 0; i < shape.rank; i++)
        shape.dim[i] = below(rng, 6) == 0 ? 0 : 1 + below(rng, 4);
    return shape;
}

/* Numbers that an op may choke on. */
static double random_number(tg_rng *rng)
{
    static const double odd[] = {0,     -0.0, 1,    -1, 0.5,  1e30,
                                 -1e30, INF,  -INF, NO, TINY, 1e-30};
    return below(rng, 3) == 0 ? odd[below(rng, LENGTH(odd))]
                              : tg_rng_normal(rng);
}

/* Tame: 0 or 1, which may be an index, a label, a probability. */
static tg_tensor *random_tensor(tg_tape *tape, tg_rng *rng, tg_shape shape,
                                bool tame)
{
    const bool param = below(rng, 3) > 0;
    tg_tensor *t = param ? tg_param(tape, "x", shape) : tg_zeros(tape, shape);
    for (size_t i = 0; i < t->count; i++)
        t->data[i] = (tg_real)(tame ? below(rng, 2) : random_number(rng));
    return t;
}

/* Ops whose attributes are numbers of any kind; those of the others are whole
 * (axes, sizes, steps). */
static bool takes_reals(const char *name)
{
    static const char *const names[] = {
        "leaky_relu", "elu",        "add_scalar", "mul_scalar",
        "pow_scalar", "clamp",      "huber",      "gradient_reversal",
        "batch_norm", "layer_norm", "rms_norm"};
    for (int i = 0; i < LENGTH(names); i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static double random_attribute(tg_rng *rng, bool real)
{
    static const double whole[] = {-60, -7, -3, -2, -1, 0, 0, 0,
                                   1,   1,  1,  2,  2,  3, 4, 50};
    return real ? random_number(rng) : whole[below(rng, LENGTH(whole))];
}

/* Shapes that might fit each other; for images, ones of images. */
static void choose_shapes(tg_rng *rng, const char *name, bool tame,
                          tg_shape shape[CALL_INPUTS])
{
    const bool alike = below(rng, 3) > 0;
    for (int k = 0; k < CALL_INPUTS; k++)
        shape[k] = alike && k > 0 ? shape[0] : random_shape(rng);
    if (strstr(name, "2d") && tame)
        for (int k = 0; k < CALL_INPUTS; k++)
            shape[k] = k ? TG_SHAPE(1, 1, 1 + below(rng, 2), 2)
                         : TG_SHAPE(below(rng, 3), 1, 2 + below(rng, 3), 3);
    if (strstr(name, "1d"))
        for (int k = 0; k < CALL_INPUTS; k++)
            shape[k] = TG_SHAPE(1 + below(rng, 2), 1, 1 + below(rng, 3));
    if (strstr(name, "index_") && tame)
        shape[1] = TG_SHAPE(shape[0].rank ? shape[0].dim[0] : 1);
    if (strstr(name, "norm") && tame)
        for (int k = 1; k < CALL_INPUTS; k++)
            shape[k] = TG_SHAPE(shape[0].rank > 1 ? shape[0].dim[1] : 1);
    if (strstr(name, "sparse") && tame)
        shape[1] = TG_SHAPE((shape[0] = TG_SHAPE(3, 2)).dim[0]);
}

static void make_call(tg_tape *tape, tg_rng *rng, const op_row *op, op_call *c)
{
    const bool tame = below(rng, 2) == 0;
    tg_shape shape[CALL_INPUTS];
    choose_shapes(rng, op->name, tame, shape);
    *c = (op_call){.inputs = CALL_INPUTS, .attrs = below(rng, 5)};
    for (int k = 0; k < CALL_INPUTS; k++)
        c->in[k] = random_tensor(tape, rng, shape[k], tame);
    if (!tame && below(rng, 4) == 0)
        c->in[below(rng, 3)] = NULL;
    for (int i = 0; i < CALL_ATTRS; i++)
        c->attr[i] = tame ? below(rng, 2)
                          : random_attribute(rng, takes_reals(op->name));
    for (int i = 0; tame && strstr(op->name, "2d") && i < 4; i++)
        c->attr[i] = 1;
    if (strstr(op->name, "concat") || strstr(op->name, "stack"))
        c->inputs = below(rng, 4);
}

/* The op, its gradient, and the gradient of that. */
static void use(tg_tape *tape, const op_row *op, const op_call *c)
{
    tg_tensor *x = NULL, *g = NULL, *y = op_row_build(op, c);
    for (int k = 0; k < 3 && !x; k++)
        x = c->in[k] && c->in[k]->needs_grad ? c->in[k] : NULL;
    if (!x || !y->needs_grad)
        return;
    tg_tensor *ones = tg_ones(tape, y->shape);
    tg_grads(y, ones, 1, &x, &g);
    if (g && g->needs_grad)
        tg_backward(tg_sum(tg_square(g)));
}

START_TEST(any_op_with_any_input_gives_a_result_or_says_why_not)
{
    const op_row *op = op_function_at(_i);
    tg_rng rng = tg_rng_new((uint64_t)_i);
    const char *longer = getenv("TG_FUZZ");
    const int rounds = ROUNDS * (longer ? atoi(longer) : 1);
    volatile int answered = 0;
    for (volatile int round = 0; round < rounds; round++) {
        op_call c;
        tg_tape *volatile tape = tg_tape_new();
        make_call(tape, &rng, op, &c);
        ops_expect_failure();
        if (setjmp(ops_back) == 0) {
            use(tape, op, &c);
            answered++;
        } else {
            ck_assert(ops_said(" "));
        }
        tg_set_fail_handler(NULL, NULL);
        tg_tape_free(tape);
    }
    /* These two need the one shape that fits, which chance does not find. */
    ck_assert_msg(answered > 0 || strncmp(op->name, "conv2d_", 7) == 0,
                  "%s never answered", op->name);
}
END_TEST

Suite *fuzz_suite(void)
{
    Suite *suite = suite_create("fuzz");
    TCase *tests = tcase_create("fuzz");
    int functions = 0;
    while (op_function_at(functions))
        functions++;
    tcase_add_loop_test(tests,
                        any_op_with_any_input_gives_a_result_or_says_why_not, 0,
                        functions);
    suite_add_tcase(suite, tests);
    return suite;
}
