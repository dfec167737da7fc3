/* Optimisers and schedules against 20 steps that other programs computed
 * (vectors/trajectories.txt), and initialisers against their definitions. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

enum { STEPS = 20, NUMBERS = 5 };

/* ---- the file ---- */

/* The 20 lines of numbers under the line `name`. */
static void read_case(const char *name, int numbers,
                      double want[STEPS][NUMBERS])
{
    const char *folder = getenv("TG_TESTS");
    char path[1024], line[1024];
    snprintf(path, sizeof path, "%s/vectors/trajectories.txt",
             folder ? folder : "tests");
    FILE *file = fopen(path, "r");
    ck_assert_msg(file, "cannot open %s", path);
    do {
        ck_assert_msg(fgets(line, sizeof line, file), "no case %s", name);
        line[strcspn(line, "\n")] = '\0';
    } while (strcmp(line, name) != 0);
    for (int step = 0; step < STEPS; step++) {
        char *rest = fgets(line, sizeof line, file);
        ck_assert_ptr_nonnull(rest);
        for (int i = 0; i < numbers; i++) {
            char *from = rest;
            want[step][i] = strtod(from, &rest);
            ck_assert_msg(rest > from, "%s, step %d", name, step);
        }
    }
    fclose(file);
}

/* 1e-12 in float64, as much as 20 steps of rounding in float32. */
static bool is_near(double got, double want)
{
    const double part = sizeof(tg_real) == sizeof(double) ? 1e-12 : 2e-5;
    return fabs(got - want) <= part * fmax(1, fabs(want));
}

/* ---- the cases ---- */

/* The name in trajectories.txt, the optimiser, and what is set in it. */
#define CASES                                                                  \
    CASE(sgd, tg_sgd(tape, 0.1), )                                             \
    CASE(momentum, tg_momentum(tape, 0.1, 0.9), )                              \
    CASE(nesterov, tg_nesterov(tape, 0.1, 0.9), )                              \
    CASE(adagrad, tg_adagrad(tape, 0.5), )                                     \
    CASE(rmsprop, tg_rmsprop(tape, 0.1), )                                     \
    CASE(rmsprop_momentum, tg_rmsprop(tape, 0.05), o->momentum = 0.8)          \
    CASE(rmsprop_centered, tg_rmsprop(tape, 0.1), o->centered = true)          \
    CASE(rmsprop_both, tg_rmsprop(tape, 0.05), o->momentum = 0.5,              \
         o->centered = true)                                                   \
    CASE(adam, tg_adam(tape, 0.1), )                                           \
    CASE(adam_betas, tg_adam(tape, 0.1), o->beta1 = 0.8, o->beta2 = 0.95,      \
         o->eps = 1e-3)                                                        \
    CASE(adam_amsgrad, tg_adam(tape, 0.1), o->beta2 = 0.9, o->amsgrad = true)  \
    CASE(adamw, tg_adamw(tape, 0.1), )                                         \
    CASE(sgd_l2, tg_sgd(tape, 0.1), o->l2 = 0.25)                              \
    CASE(sgd_decay, tg_sgd(tape, 0.1), o->weight_decay = 0.25)                 \
    CASE(sgd_clip_value, tg_sgd(tape, 0.1), o->clip_value = 0.5)               \
    CASE(momentum_clip_norm, tg_momentum(tape, 0.1, 0.9), o->clip_norm = 0.75) \
    CASE(adam_clip_global, tg_adam(tape, 0.1), o->clip_global_norm = 0.5)      \
    CASE(sgd_l2_clip, tg_sgd(tape, 0.1), o->l2 = 2, o->clip_global_norm = 0.5) \
    CASE(schedule_step, tg_sgd(tape, 1),                                       \
         tg_optimizer_schedule(o, tg_step_decay(0.1, 0.5, 6)))                 \
    CASE(schedule_exponential, tg_sgd(tape, 1),                                \
         tg_optimizer_schedule(o, tg_exponential_decay(0.1, 0.5, 6)))          \
    CASE(schedule_cosine, tg_sgd(tape, 1),                                     \
         tg_optimizer_schedule(o, tg_cosine_decay(0.1, 15, 0.1)))              \
    CASE(schedule_warm, tg_adam(tape, 1),                                      \
         tg_optimizer_schedule(                                                \
             o, tg_warm_up(tg_cosine_decay(0.1, 12, 0), 5, 0.01)))             \
    CASE(schedule_constant, tg_sgd(tape, 1),                                   \
         tg_optimizer_schedule(o, tg_warm_up(tg_constant_rate(0.1), 4, 0)))    \
    CASE(torch_sgd, tg_like_pytorch(tg_sgd(tape, 0.1)), )                      \
    CASE(torch_momentum, tg_like_pytorch(tg_momentum(tape, 0.1, 0.9)), )       \
    CASE(torch_nesterov, tg_like_pytorch(tg_nesterov(tape, 0.1, 0.9)), )       \
    CASE(torch_adagrad, tg_like_pytorch(tg_adagrad(tape, 0.5)), )              \
    CASE(torch_rmsprop, tg_like_pytorch(tg_rmsprop(tape, 0.1)), )              \
    CASE(torch_rmsprop_both, tg_like_pytorch(tg_rmsprop(tape, 0.05)),          \
         o->momentum = 0.5, o->centered = true)                                \
    CASE(torch_adam, tg_like_pytorch(tg_adam(tape, 0.1)), )                    \
    CASE(torch_adam_amsgrad, tg_like_pytorch(tg_adam(tape, 0.1)),              \
         o->beta2 = 0.9, o->amsgrad = true)                                    \
    CASE(torch_adam_l2, tg_like_pytorch(tg_adam(tape, 0.1)), o->l2 = 0.25)     \
    CASE(torch_adamw, tg_like_pytorch(tg_adamw(tape, 0.1)), )                  \
    CASE(torch_momentum_l2, tg_like_pytorch(tg_momentum(tape, 0.1, 0.9)),      \
         o->l2 = 0.25)                                                         \
    CASE(torch_groups, tg_like_pytorch(tg_adamw(tape, 0.1)),                   \
         tg_optimizer_group(o, "w", .weight_decay = 0.5),                      \
         tg_optimizer_group(o, "b", .rate_factor = 0.2, .no_decay = true))     \
    CASE(torch_groups_step, tg_sgd(tape, 1),                                   \
         tg_optimizer_schedule(o, tg_step_decay(0.1, 0.5, 6)),                 \
         tg_optimizer_group(o, "b", .rate_factor = 0.25))                      \
    CASE(torch_clip_value, tg_like_pytorch(tg_sgd(tape, 0.1)), o->l2 = 0.5,    \
         o->clip_value = 0.5)                                                  \
    CASE(torch_clip_norm, tg_like_pytorch(tg_sgd(tape, 0.1)), o->l2 = 0.5,     \
         o->clip_global_norm = 0.5)                                            \
    CASE(torch_step, tg_sgd(tape, 1),                                          \
         tg_optimizer_schedule(o, tg_step_decay(0.1, 0.5, 6)))                 \
    CASE(torch_exponential, tg_sgd(tape, 1),                                   \
         tg_optimizer_schedule(o, tg_exponential_decay(0.1, 0.9, 1)))          \
    CASE(torch_cosine, tg_sgd(tape, 1),                                        \
         tg_optimizer_schedule(o, tg_cosine_decay(0.1, 40, 0.1)))

#define CASE(name, make, ...)                \
    static tg_optimizer *name(tg_tape *tape) \
    {                                        \
        tg_optimizer *o = make;              \
        __VA_ARGS__;                         \
        return o;                            \
    }
CASES
#undef CASE

#define CASE(name, ...) {#name, name},
static const struct {
    const char *name;
    tg_optimizer *(*make)(tg_tape *tape);
} cases[] = {CASES};

/* sum(c w^2 / 2 + w^4 / 4) */
static tg_tensor *valley(tg_tensor *w, tg_tensor *c)
{
    tg_tensor *squares = tg_square(w);
    tg_tensor *bowl = tg_mul_scalar(tg_mul(c, squares), 0.5);
    return tg_sum(tg_add(bowl, tg_mul_scalar(tg_square(squares), 0.25)));
}

START_TEST(twenty_steps_are_what_others_compute)
{
    double want[STEPS][NUMBERS];
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 3), *b = tg_param(tape, "b", 1);
    tg_set(w, (tg_real[]){1, -2, 0.5});
    tg_set(b, (tg_real[]){1.5});
    tg_optimizer *o = cases[_i].make(tape);
    tg_mark start = tg_tape_mark(tape);
    read_case(cases[_i].name, 4, want);
    for (int step = 0; step < STEPS; step++) {
        tg_tensor *c = tg_constant(tape, TG_SHAPE(3), (tg_real[]){1, 0.125, 3});
        tg_tensor *half = tg_constant(tape, TG_SHAPE(1), (tg_real[]){0.5});
        tg_tensor *loss = valley(w, c);
        tg_backward(tg_add(loss, valley(b, half)));
        tg_optimizer_step(o);
        tg_rewind(tape, start);
        const tg_real got[] = {w->data[0], w->data[1], w->data[2], b->data[0]};
        for (int i = 0; i < 4; i++)
            ck_assert_msg(is_near((double)got[i], want[step][i]),
                          "%s, step %d, number %d: %.17g, and others say %.17g",
                          cases[_i].name, step + 1, i, (double)got[i],
                          want[step][i]);
    }
    tg_tape_free(tape);
}
END_TEST

/* ---- a whole training step, in both precisions ---- */

static tg_tensor *filled_param(tg_tape *tape, const char *name, tg_shape shape,
                               int k)
{
    tg_tensor *w = tg_param(tape, name, shape);
    for (size_t i = 0; i < w->count; i++)
        w->data[i] = (tg_real)((double)((i * 5 + (size_t)k * 3) % 13) / 16 -
                               0.375);
    return w;
}

START_TEST(a_network_learns_step_by_step_like_its_float64_twin)
{
    double want[STEPS][NUMBERS];
    read_case("training", 5, want);
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_zeros(tape, 6, 5), *labels = tg_zeros(tape, 6);
    for (int i = 0; i < 30; i++)
        x->data[i] = (tg_real)(((i / 5 * 7 + i % 5 * 3) % 11) / 8.0 - 0.5);
    for (int i = 0; i < 6; i++)
        labels->data[i] = (tg_real)(i % 3);
    tg_tensor *w1 = filled_param(tape, "W1", TG_SHAPE(5, 4), 0);
    tg_tensor *b1 = filled_param(tape, "b1", TG_SHAPE(4), 1);
    tg_tensor *w2 = filled_param(tape, "W2", TG_SHAPE(4, 3), 2);
    tg_tensor *b2 = filled_param(tape, "b2", TG_SHAPE(3), 3);
    tg_optimizer *o = tg_like_pytorch(tg_adam(tape, 0.05));
    tg_mark start = tg_tape_mark(tape);
    for (int step = 0; step < STEPS; step++) {
        tg_tensor *hidden = tg_tanh(tg_add(tg_matmul(x, w1), b1));
        tg_tensor *logits = tg_add(tg_matmul(hidden, w2), b2);
        tg_tensor *loss = tg_softmax_cross_entropy(logits, labels);
        tg_backward(loss);
        const double value = tg_item(loss);
        tg_optimizer_step(o);
        const double got[] = {value, (double)w1->data[0], (double)b1->data[3],
                              (double)w2->data[11], (double)b2->data[1]};
        for (int i = 0; i < 5; i++)
            ck_assert_msg(is_near(got[i], want[step][i]),
                          "step %d, number %d: %.17g, and others say %.17g",
                          step + 1, i, got[i], want[step][i]);
        tg_rewind(tape, start);
    }
    ck_assert(want[STEPS - 1][0] < 0.7 * want[0][0]);
    tg_tape_free(tape);
}
END_TEST

/* ---- settings ---- */

START_TEST(settings_may_be_changed_between_steps)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 3);
    tg_tensor *empty = tg_param(tape, "empty", 0);
    tg_set(w, (tg_real[]){1, -2, 0.5});
    tg_optimizer *o = tg_sgd(tape, 0.1);
    tg_mark start = tg_tape_mark(tape);
    for (int step = 0; step < 6; step++) {
        tg_backward(tg_add(tg_sum(tg_square(w)), tg_sum(empty)));
        tg_optimizer_step(o);
        tg_rewind(tape, start);
        o->momentum = step == 0 ? 0.9 : o->momentum;
        o->clip_global_norm = step == 1 ? 0.5 : 0;
        o->l2 = step == 2 ? 0.1 : 0;
        o->clip_norm = step == 3 ? 0.25 : 0;
        o->weight_decay = step == 4 ? 0.5 : 0;
    }
    for (int i = 0; i < 3; i++)
        ck_assert(fabs((double)w->data[i]) < 2);
    tg_tape_free(tape);
}
END_TEST

/* A step of 1 down the sum of g w, clipped: w is then -g. */
static void clipped(const tg_real g[3], double value, double norm,
                    double global, double w_then[3])
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 3);
    tg_optimizer *o = tg_sgd(tape, 1);
    o->clip_value = value, o->clip_norm = norm, o->clip_global_norm = global;
    tg_backward(tg_sum(tg_mul(tg_constant(tape, TG_SHAPE(3), g), w)));
    tg_optimizer_step(o);
    for (int i = 0; i < 3; i++)
        w_then[i] = (double)w->data[i];
    tg_tape_free(tape);
}

START_TEST(clipping_hides_no_gradient_that_is_not_finite)
{
    const tg_real nan[] = {3, (tg_real)NAN, -4}, inf[] = {3, -HUGE_VALF, -4};
    double w[3];
    for (int global = 0; global < 2; global++) {
        clipped(nan, 0, !global, global, w);
        ck_assert(w[0] == -3 && isnan(w[1]) && w[2] == 4);
        clipped(inf, 0, !global, global, w);
        ck_assert(w[0] == -3 && w[1] > 1e300 && w[2] == 4);
    }
    clipped(nan, 2, 0, 0, w);
    ck_assert(w[0] == -2 && isnan(w[1]) && w[2] == 2);
    clipped(inf, 2, 0, 0, w);
    ck_assert(w[0] == -2 && w[1] == 2 && w[2] == 2);
}
END_TEST

/* ---- schedules ---- */

START_TEST(schedules_begin_and_end_where_they_say)
{
    tg_schedule s = tg_warm_up(tg_cosine_decay(0.5, 100, 0.1), 10, 0.25);
    ck_assert(tg_rate_at(&s, 0) == 0.25 && tg_rate_at(&s, 5) == 0.375);
    ck_assert(tg_rate_at(&s, 10) == 0.5);
    ck_assert(fabs(tg_rate_at(&s, 60) - 0.275) < 1e-15);
    ck_assert(fabs(tg_rate_at(&s, 110) - 0.05) < 1e-15);
    ck_assert(tg_rate_at(&s, 1000000) == tg_rate_at(&s, 110));
    s = tg_step_decay(1, 0.5, 3);
    ck_assert(tg_rate_at(&s, 2) == 1 && tg_rate_at(&s, 3) == 0.5);
    s = tg_constant_rate(0.3);
    ck_assert(tg_rate_at(&s, 0) == 0.3 && tg_rate_at(&s, 99) == 0.3);
    FAILS_WITH("at least 1 step, got 0", tg_cosine_decay(1, 0, 0));
    FAILS_WITH("finite number >= 0, got -1", tg_constant_rate(-1));
    FAILS_WITH("finite number >= 0, got nan", tg_step_decay(1, NAN, 2));
    FAILS_WITH("finite number >= 0, got -1", tg_warm_up(s, 2, -1));
    FAILS_WITH("step 0 is the first of a schedule, got -1", tg_rate_at(&s, -1));
}
END_TEST

START_TEST(every_optimiser_goes_by_its_name)
{
    tg_tape *tape = tg_tape_new();
    (void)tg_param_scalar(tape, "w", 1);
    const tg_optimizer_kind *kind;
    for (int i = 0; (kind = tg_optimizer_kind_at(i)); i++) {
        const tg_optimizer *o = tg_optimizer_named(tape, kind->name);
        ck_assert(o->kind == kind && o->rate == kind->keras.rate);
    }
    FAILS_WITH("\"nadir\": sgd, momentum,", tg_optimizer_named(tape, "nadir"));
    FAILS_WITH(", adam, adamw", tg_optimizer_named(tape, "nadir"));
    tg_tape_free(tape);
}
END_TEST

/* ---- initialisers ---- */

typedef void initialiser(tg_tensor *w, tg_rng *rng);

static void uniform_2_to_6(tg_tensor *w, tg_rng *rng)
{
    tg_init_uniform(w, 2, 6, rng);
}

static void normal_3_half(tg_tensor *w, tg_rng *rng)
{
    tg_init_normal(w, 3, 0.5, rng);
}

/* For a weight [200 x 100]; `bound` is what no number is beyond. */
static const struct {
    const char *name;
    initialiser *init;
    double mean, deviation, bound;
} initialisers[] = {
    {"uniform", uniform_2_to_6, 4, 1.15470, 6},
    {"normal", normal_3_half, 3, 0.5, 10},
    {"glorot_uniform", tg_init_glorot_uniform, 0, 0.0816497, 0.1414214},
    {"glorot_normal", tg_init_glorot_normal, 0, 0.0816497, 0.1856465},
    {"he_uniform", tg_init_he_uniform, 0, 0.1, 0.1732051},
    {"he_normal", tg_init_he_normal, 0, 0.1, 0.2273697},
};

START_TEST(initialisers_have_the_mean_deviation_and_bound_they_say)
{
    tg_tape *tape = tg_tape_new();
    tg_rng rng = tg_rng_new(3);
    tg_tensor *w = tg_param(tape, "w", 200, 100);
    double sum = 0, squares = 0, largest = 0;
    initialisers[_i].init(w, &rng);
    for (size_t i = 0; i < w->count; i++) {
        const double off = (double)w->data[i] - initialisers[_i].mean;
        sum += off;
        squares += off * off;
        largest = fmax(largest, fabs((double)w->data[i]));
    }
    const double n = (double)w->count, s = initialisers[_i].deviation;
    ck_assert_msg(fabs(sum / n) < 4 * s / sqrt(n), "%s: mean off by %g",
                  initialisers[_i].name, sum / n);
    ck_assert_msg(fabs(sqrt(squares / n) - s) < 0.02 * s, "%s: deviation %g",
                  initialisers[_i].name, sqrt(squares / n));
    ck_assert_msg(largest <= initialisers[_i].bound + 1e-6, "%s: %g",
                  initialisers[_i].name, largest);
    ck_assert_msg(largest > 0.9 * initialisers[_i].bound || _i == 1, "%s: %g",
                  initialisers[_i].name, largest);
    tg_tape_free(tape);
}
END_TEST

/* [8 x 4 x 3 x 3]: 36 in, 72 out. */
START_TEST(the_weights_of_a_convolution_count_their_window)
{
    tg_tape *tape = tg_tape_new();
    tg_rng rng = tg_rng_new(3);
    tg_tensor *w = tg_param(tape, "w", 8, 4, 3, 3);
    double largest = 0;
    tg_init_he_uniform(w, &rng);
    for (size_t i = 0; i < w->count; i++)
        largest = fmax(largest, fabs((double)w->data[i]));
    ck_assert(largest <= sqrt(6.0 / 36) && largest > 0.9 * sqrt(6.0 / 36));
    tg_init_zeros(w);
    ck_assert(w->data[0] == 0 && w->data[287] == 0);
    tg_tensor *line = tg_param(tape, "line", 3);
    FAILS_WITH("not [3]", tg_init_glorot_normal(line, &rng));
    tg_tape_free(tape);
}
END_TEST

Suite *optimizers_suite(void)
{
    Suite *suite = suite_create("optimizers");
    TCase *tests = tcase_create("optimizers");
    tcase_add_loop_test(tests, twenty_steps_are_what_others_compute, 0,
                        sizeof cases / sizeof *cases);
    tcase_add_test(tests, a_network_learns_step_by_step_like_its_float64_twin);
    tcase_add_test(tests, settings_may_be_changed_between_steps);
    tcase_add_test(tests, clipping_hides_no_gradient_that_is_not_finite);
    tcase_add_test(tests, schedules_begin_and_end_where_they_say);
    tcase_add_test(tests, every_optimiser_goes_by_its_name);
    tcase_add_loop_test(tests,
                        initialisers_have_the_mean_deviation_and_bound_they_say,
                        0, sizeof initialisers / sizeof *initialisers);
    tcase_add_test(tests, the_weights_of_a_convolution_count_their_window);
    suite_add_tcase(suite, tests);
    return suite;
}
