/* Steps of an optimiser for which there is no gradient: why not. */
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

START_TEST(a_step_in_which_all_is_frozen_says_so)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 1);
    tg_tensor *u = tg_param_scalar(tape, "u", 1);
    tg_optimizer *o = tg_sgd(tape, 0.1);
    tg_optimizer_group(o, "*", .frozen = true);
    tg_backward(tg_square(w));
    FAILS_WITH("sgd: every parameter that it holds is frozen; .unfrozen = true",
               tg_optimizer_step(o));
    tg_optimizer_group(o, "u", .unfrozen = true);
    FAILS_WITH("of its parameters only frozen ones have a gradient, such as w",
               tg_optimizer_step(o));
    ck_assert(tg_item(w) == 1 && tg_item(u) == 1 && o->steps == 0);
}
END_TEST

START_TEST(a_step_after_the_loss_of_others_names_one)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 1);
    tg_optimizer *o = tg_adam(tape, 0.1);
    tg_tensor *x = tg_watch(tg_scalar(tape, 2));
    tg_tensor *u = tg_param_scalar(tape, "u", 1);
    const tg_mark start = tg_tape_mark(tape);
    tg_backward(tg_mul(x, tg_detach(w)));
    FAILS_WITH("but %1 (no name) has, which is watched: the loss depends on "
               "others, or uses these through tg_detach",
               tg_optimizer_step(o));
    tg_rewind(tape, start);
    tg_backward(tg_mul(x, u));
    FAILS_WITH("adam: no parameter that it holds has a gradient, but %2 u has, "
               "which no optimiser holds",
               tg_optimizer_step(o));
    tg_optimizer *of_u = tg_momentum(tape, 0.1, 0.9);
    tg_optimizer_take(of_u, &u, 1);
    FAILS_WITH("but %2 u has, which belongs to another optimiser, momentum",
               tg_optimizer_step(o));
    tg_optimizer_step(of_u);
    ck_assert(tg_item(u) != 1 && tg_item(w) == 1);
}
END_TEST

START_TEST(a_step_says_which_call_is_missing_before_it)
{
    tg_tensor *w = tg_param_scalar(tape, "w", 1);
    tg_optimizer *o = tg_sgd(tape, 0.1);
    FAILS_WITH("has a gradient: tg_backward was not called; call",
               tg_optimizer_step(o));
    (void)tg_detach(w); /* a target network, say */
    const tg_mark start = tg_tape_mark(tape);
    (void)tg_grad(tg_square(w), w);
    FAILS_WITH("gradient: tg_grad and tg_grads set no ->grad; call",
               tg_optimizer_step(o));
    tg_rewind(tape, start);
    FAILS_WITH("gradient: nothing was recorded since tg_rewind; call",
               tg_optimizer_step(o));
    tg_tensor *y = tg_square(tg_detach(w));
    FAILS_WITH("parameter w reaches %3 only through detach (%2, ",
               tg_backward(y));
    FAILS_WITH("they are used only by detach (%2, ", tg_optimizer_step(o));
    FAILS_WITH("which passes no gradient", tg_optimizer_step(o));
    tg_no_grad_begin(tape);
    (void)tg_square(w);
    FAILS_WITH("only by square (%4, ", tg_optimizer_step(o));
    FAILS_WITH("which is inside tg_no_grad_begin", tg_optimizer_step(o));
    tg_no_grad_end(tape);
    (void)tg_square(w);
    FAILS_WITH("tg_backward was not called", tg_optimizer_step(o));
}
END_TEST

Suite *empty_steps_suite(void)
{
    Suite *suite = suite_create("empty_steps");
    TCase *tests = tcase_create("empty_steps");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_step_in_which_all_is_frozen_says_so);
    tcase_add_test(tests, a_step_after_the_loss_of_others_names_one);
    tcase_add_test(tests, a_step_says_which_call_is_missing_before_it);
    suite_add_tcase(suite, tests);
    return suite;
}
