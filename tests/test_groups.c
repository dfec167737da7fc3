/* Groups of an optimiser: rates, decay and freezing for some parameters. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "fails.h"
#include "suites.h"
#include "tapegrad.h"

static tg_tape *tape;

static void set_up(void)
{
    tape = tg_tape_new();
}

static void tear_down(void)
{
    tg_tape_free(tape);
}

/* A parameter of numbers that are not alike. */
static tg_tensor *param_of(const char *name, tg_shape shape)
{
    tg_tensor *w = tg_param(tape, name, shape);
    for (size_t i = 0; i < w->count; i++)
        w->data[i] = (tg_real)((double)(i * 5 % 7) / 4 - 0.625);
    return w;
}

/* Steps of the optimisers o[0 .. n-1] along sum w^2 + sum b^4. */
static void descend(int steps, tg_tensor *w, tg_tensor *b, int n,
                    tg_optimizer *const *o)
{
    const tg_mark start = tg_tape_mark(tape);
    for (int step = 0; step < steps; step++) {
        tg_tensor *hill = tg_sum(tg_square(tg_square(b)));
        tg_backward(tg_add(tg_sum(tg_square(w)), hill));
        for (int i = 0; i < n; i++)
            tg_optimizer_step(o[i]);
        tg_rewind(tape, start);
    }
}

static bool are_equal(const tg_tensor *a, const tg_tensor *b)
{
    return memcmp(a->data, b->data, a->count * sizeof *a->data) == 0;
}

/* ---- what a group does ---- */

START_TEST(a_group_is_like_an_optimiser_of_its_own)
{
    tg_tensor *w[2], *b[2];
    tg_optimizer *one, *two[2];
    for (int i = 0; i < 2; i++) {
        w[i] = param_of("w", TG_SHAPE(2, 3));
        b[i] = param_of("b", TG_SHAPE(4));
    }
    one = tg_optimizer_new(tape, tg_optimizer_kind_at(_i), 0.125);
    tg_optimizer_take(one, (tg_tensor *[]){w[0], b[0]}, 2);
    for (int i = 0; i < 2; i++) {
        two[i] = tg_optimizer_new(tape, tg_optimizer_kind_at(_i), 0.125);
        tg_optimizer_take(two[i], i ? &b[1] : &w[1], 1);
    }
    one->l2 = two[0]->l2 = two[1]->l2 = 0.5;
    tg_optimizer_group(one, "b", .rate_factor = 0.5, .weight_decay = 0.25);
    two[1]->rate = 0.0625;
    two[1]->weight_decay = 0.25;
    descend(5, w[0], b[0], 1, &one);
    descend(5, w[1], b[1], 2, two);
    ck_assert(are_equal(w[0], w[1]) && are_equal(b[0], b[1]));
    tg_optimizer_group(one, "b", .no_decay = true);
    two[1]->weight_decay = two[1]->l2 = 0;
    descend(5, w[0], b[0], 1, &one);
    descend(5, w[1], b[1], 2, two);
    ck_assert(are_equal(w[0], w[1]) && are_equal(b[0], b[1]));
}
END_TEST

static void expect(const tg_optimizer *o, const tg_tensor *w, double factor,
                   double decay, bool no_decay, bool frozen)
{
    const tg_group_options g = tg_optimizer_slot(o, w)->group;
    ck_assert_msg(g.rate_factor == factor && g.weight_decay == decay &&
                      g.no_decay == no_decay && g.frozen == frozen,
                  "%s: rate_factor %g, weight_decay %g, no_decay %d, frozen %d",
                  w->name, g.rate_factor, g.weight_decay, g.no_decay, g.frozen);
}

START_TEST(a_later_call_changes_what_it_gives_and_nothing_else)
{
    tg_tensor *w = tg_param(tape, "conv1.W", 2, 2);
    tg_tensor *b = tg_param(tape, "conv1.b", 2);
    tg_tensor *c = tg_param(tape, "dense.b", 2);
    tg_optimizer *o = tg_adamw(tape, 0.1);
    tg_optimizer_group(o, "conv*", .rate_factor = 0.5, .weight_decay = 0.25);
    tg_optimizer_group(o, "*.b", .no_decay = true);
    expect(o, w, 0.5, 0.25, false, false);
    expect(o, b, 0.5, 0, true, false);
    expect(o, c, 0, 0, true, false);
    tg_optimizer_group(o, "*", .frozen = true);
    tg_optimizer_group(o, "conv1.[bc]", .weight_decay = 0.5, .unfrozen = true);
    expect(o, w, 0.5, 0.25, false, true);
    expect(o, b, 0.5, 0.5, false, false);
    tg_optimizer_group(o, "conv1.?");
    expect(o, w, 0, 0, false, false);
    expect(o, b, 0, 0, false, false);
    expect(o, c, 0, 0, true, true);
    tg_optimizer_group_of(o, (tg_tensor *[]){c, w}, 2, .rate_factor = 2,
                          .unfrozen = true);
    tg_optimizer_group_of(o, &b, 1, .frozen = true);
    expect(o, w, 2, 0, false, false);
    expect(o, b, 0, 0, false, true);
    expect(o, c, 2, 0, true, false);
    tg_optimizer_group_of(o, &c, 1);
    expect(o, c, 0, 0, false, false);
}
END_TEST

START_TEST(what_is_frozen_neither_moves_nor_decays_nor_remembers)
{
    tg_tensor *w = param_of("w", TG_SHAPE(2)), *b = param_of("b", TG_SHAPE(9));
    tg_tensor *before = tg_mul_scalar(b, 1);
    tg_optimizer *o = tg_adamw(tape, 0.1);
    o->l2 = o->weight_decay = 0.5;
    o->clip_norm = 0.25; /* needs memory for the largest, also when frozen */
    tg_optimizer_group(o, "b", .frozen = true);
    descend(2, w, b, 1, &o);
    ck_assert(are_equal(b, before));
    const tg_slot *s = tg_optimizer_slot(o, b);
    ck_assert(!s->m && !s->v);
    tg_optimizer_group(o, "b", .unfrozen = true);
    descend(1, w, b, 1, &o);
    ck_assert(!are_equal(b, before) && s->m);
    const tg_real m = s->m[0], b0 = b->data[0], w0 = w->data[0];
    tg_optimizer_group(o, "b", .frozen = true);
    descend(1, w, b, 1, &o);
    ck_assert(s->m[0] == m && b->data[0] == b0 && w->data[0] != w0);
}
END_TEST

/* Its correction is that of t = 1, 2, ..., although the optimiser is older. */
START_TEST(pytorchs_adam_begins_at_once_with_what_was_frozen)
{
    tg_tensor *w[2], *b[2];
    tg_optimizer *o[2];
    for (int i = 0; i < 2; i++) {
        w[i] = param_of("w", TG_SHAPE(2));
        b[i] = param_of("b", TG_SHAPE(4));
        o[i] = tg_like_pytorch(tg_adam(tape, 0.1));
        tg_optimizer_take(o[i], (tg_tensor *[]){w[i], b[i]}, 2);
    }
    tg_optimizer_group(o[0], "b", .frozen = true);
    descend(3, w[0], b[0], 1, &o[0]);
    tg_optimizer_group(o[0], "b", .unfrozen = true);
    descend(4, w[0], b[0], 1, &o[0]);
    descend(4, w[1], b[1], 1, &o[1]);
    ck_assert(are_equal(b[0], b[1]) && !are_equal(w[0], w[1]));
}
END_TEST

/* |g| is 10 along w and 1000 along b. */
START_TEST(the_global_norm_does_not_count_what_is_frozen)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 0);
    tg_tensor *b = tg_param_scalar(tape, "b", 0);
    tg_optimizer *o = tg_sgd(tape, 1);
    o->clip_global_norm = 5;
    tg_optimizer_group(o, "b", .frozen = true);
    tg_backward(tg_add(tg_mul_scalar(w, 10), tg_mul_scalar(b, 1000)));
    tg_optimizer_step(o);
    ck_assert(tg_item(w) == -5 && tg_item(b) == 0);
    o->l2 = 2; /* 10 + 2 * -5 is 0 along w; b has no decay: 6 there */
    tg_optimizer_group(o, "b", .no_decay = true, .unfrozen = true);
    tg_set(b, (tg_real[]){4});
    tg_backward(tg_mul_scalar(b, -994));
    tg_optimizer_step(o);
    ck_assert_double_eq_tol(tg_item(b), -1, 1e-6);
}
END_TEST

/* The gradient of all is 0: what is left is decay. */
START_TEST(decay_may_leave_biases_and_norms_alone)
{
    tg_tensor *all[] = {tg_param(tape, "W", 1, 2), tg_param(tape, "b", 1),
                        tg_param_scalar(tape, "s", 0)};
    tg_optimizer *o = tg_sgd(tape, 0.5);
    tg_tensor *sum = NULL;
    for (int i = 0; i < 3; i++) {
        tg_init_constant(all[i], 1);
        tg_tensor *nothing = tg_sum(tg_mul_scalar(all[i], 0));
        sum = sum ? tg_add(sum, nothing) : nothing;
    }
    tg_backward(sum);
    o->decay_matrices_only = true;
    o->weight_decay = 0.5;
    tg_optimizer_group(o, "b",
                       .weight_decay = 0.25); /* a vector all the same */
    tg_optimizer_step(o);
    ck_assert(all[0]->data[1] == 0.75);
    ck_assert(all[1]->data[0] == 1 && all[2]->data[0] == 1);
    o->weight_decay = 0;
    o->l2 = 1;
    tg_optimizer_step(o);
    ck_assert(all[0]->data[1] == 0.375 && all[1]->data[0] == 1);
    o->decay_matrices_only = false;
    tg_optimizer_step(o);
    ck_assert(all[1]->data[0] == 0.375 && all[2]->data[0] == 0.5);
}
END_TEST

START_TEST(parameters_taken_again_keep_their_group)
{
    tg_tensor *w = tg_param(tape, "w", 1), *u = tg_param(tape, "u", 1);
    tg_tensor *v = tg_param(tape, "v", 1);
    tg_optimizer *o = tg_sgd(tape, 1);
    tg_optimizer_group(o, "[uw]", .rate_factor = 0.5, .frozen = true);
    tg_optimizer_take(o, (tg_tensor *[]){v, u}, 2); /* in any order */
    ck_assert(o->count == 2 && !tg_optimizer_slot(o, w));
    expect(o, u, 0.5, 0, false, true);
    expect(o, v, 0, 0, false, false);
    tg_optimizer_take(o, (tg_tensor *[]){u, w}, 2);
    expect(o, u, 0.5, 0, false, true);
    expect(o, w, 0, 0, false, false);
    FAILS_WITH("u is twice",
               tg_optimizer_take(o, (tg_tensor *[]){u, w, v, u}, 4));
    ck_assert(o->count == 2 && !tg_optimizer_slot(o, NULL));
}
END_TEST

START_TEST(groups_of_layers_outlast_compile)
{
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 2);
    tg_layer *hidden = tg_layer_named(tg_dense(model, 3, "tanh"), "hidden");
    tg_layer *last = tg_dense(model, 1, "linear");
    tg_optimizer *o = tg_adamw(tape, 0.1);
    tg_optimizer_group(o, "hidden.*", .rate_factor = 0.25);
    tg_optimizer_group_of(o, last->param, last->params, .frozen = true);
    tg_compile(model, o, "mse");
    expect(o, hidden->param[0], 0.25, 0, false, false);
    expect(o, hidden->param[1], 0.25, 0, false, false);
    expect(o, last->param[1], 0, 0, false, true);
}
END_TEST

START_TEST(what_one_optimiser_freezes_another_may_move)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 1);
    tg_tensor *u = tg_param_scalar(tape, "u", 1);
    tg_optimizer *o[] = {tg_sgd(tape, 0.5), tg_sgd(tape, 0.25)};
    tg_optimizer_group(o[0], "w", .frozen = true);
    tg_optimizer_group(o[1], "u", .frozen = true);
    tg_backward(tg_add(w, u));
    tg_optimizer_step(o[0]);
    tg_optimizer_step(o[1]);
    ck_assert(tg_item(w) == 0.75 && tg_item(u) == 0.5);
    tg_optimizer_take(o[1], &w, 1); /* u is then frozen nowhere */
    FAILS_WITH("w already followed",
               tg_optimizer_group(o[0], "w", .unfrozen = true),
               tg_optimizer_step(o[0]));
}
END_TEST

START_TEST(a_group_says_what_it_cannot_take)
{
    tg_tensor *w = tg_param(tape, "dense.W", 1), *none = NULL;
    tg_tensor *b = tg_param(tape, "dense.b", 1);
    tg_optimizer *o = tg_adam(tape, 0.1);
    tg_tensor *late = tg_param(tape, "late", 1);
    tg_optimizer_group(o, "*", .rate_factor = 0.5);
    FAILS_WITH("adam: no parameter that it holds matches \"late\": dense.W, "
               "dense.b",
               tg_optimizer_group(o, "late", .frozen = true));
    FAILS_WITH("pattern is NULL", tg_optimizer_group(o, NULL, .frozen = true));
    FAILS_WITH("optimiser is NULL", tg_optimizer_group(NULL, "*"));
    FAILS_WITH("rate_factor of a group must be a finite number > 0, got -1",
               tg_optimizer_group(o, "*", .rate_factor = -1));
    FAILS_WITH("weight_decay of a group must be a finite number > 0, got nan",
               tg_optimizer_group(o, "*", .weight_decay = NAN));
    FAILS_WITH("got inf", tg_optimizer_group(o, "*", .rate_factor = INFINITY));
    FAILS_WITH("frozen and unfrozen",
               tg_optimizer_group(o, "*", .frozen = true, .unfrozen = true));
    FAILS_WITH("a group cannot be given a weight_decay and no_decay",
               tg_optimizer_group(o, "*", .weight_decay = 1, .no_decay = true));
    FAILS_WITH(
        "number 1 of the list is not a parameter that this optimiser",
        tg_optimizer_group_of(o, (tg_tensor *[]){w, late}, 2, .frozen = true));
    FAILS_WITH("number 0 of the list", tg_optimizer_group_of(o, &none, 1));
    FAILS_WITH("list of parameters is NULL", tg_optimizer_group_of(o, NULL, 1));
    FAILS_WITH("list of parameters is empty", tg_optimizer_group_of(o, &w, 0));
    FAILS_WITH(
        "n needs 3 elements, and the braces hold 2",
        tg_optimizer_group_of(o, (tg_tensor *[]){w, b}, 3, .frozen = true));
    expect(o, w, 0.5, 0, false, false);
    expect(o, b, 0.5, 0, false, false);
}
END_TEST

START_TEST(an_option_that_is_zero_would_change_nothing_and_is_refused)
{
    (void)tg_param(tape, "w", 1);
    tg_optimizer *o = tg_adam(tape, 0.1);
    const double zero = 0;
    FAILS_WITH("rate_factor is 0 or false, which changes nothing: .frozen = ",
               tg_optimizer_group(o, "*", .rate_factor = zero));
    FAILS_WITH("weight_decay is 0 or false, which changes nothing: .no_decay",
               tg_optimizer_group(o, "*", .rate_factor = 1, .weight_decay = 0));
    FAILS_WITH(": .unfrozen = true",
               tg_optimizer_group(o, "*", .frozen = false));
    FAILS_WITH(": .frozen = true",
               tg_optimizer_group(o, "*", .unfrozen = false));
    FAILS_WITH(": .weight_decay = ...",
               tg_optimizer_group_of(o, &o->slot->param, 1, .no_decay = false));
}
END_TEST

/* ---- options by name ---- */

typedef struct many_options {
    int a[46], b;
} many_options;

typedef union many_call {
    many_options options;
    struct {
        int a[46], b;
    };
} many_call;

START_TEST(a_call_takes_more_options_than_anyone_gives)
{
    ck_assert(TG_OPTIONS(many, ).b == 0);
    ck_assert(TG_OPTIONS(many, .b = 7, ).b == 7);
    const many_options m = TG_OPTIONS(
        many,
        .a = {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16,
              17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32,
              33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46},
        .b = 47, );
    ck_assert(m.a[0] == 1 && m.a[45] == 46 && m.b == 47);
}
END_TEST

Suite *groups_suite(void)
{
    const TTest *const all[] = {
        a_later_call_changes_what_it_gives_and_nothing_else,
        what_is_frozen_neither_moves_nor_decays_nor_remembers,
        pytorchs_adam_begins_at_once_with_what_was_frozen,
        the_global_norm_does_not_count_what_is_frozen,
        decay_may_leave_biases_and_norms_alone,
        parameters_taken_again_keep_their_group,
        groups_of_layers_outlast_compile,
        what_one_optimiser_freezes_another_may_move,
        a_group_says_what_it_cannot_take,
        an_option_that_is_zero_would_change_nothing_and_is_refused,
        a_call_takes_more_options_than_anyone_gives,
    };
    Suite *suite = suite_create("groups");
    TCase *tests = tcase_create("groups");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, a_group_is_like_an_optimiser_of_its_own, 0, 7);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        tcase_add_test(tests, all[i]);
    suite_add_tcase(suite, tests);
    return suite;
}
