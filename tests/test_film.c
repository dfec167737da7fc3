/* Films of a training run, and what the environment asks for. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fails.h"
#include "look/page/film_data.h"
#include "suites.h"
#include "tapegrad.h"
#include "texts.h"

static tg_tape *tape;
static tg_film *film;

static void set_up(void)
{
    tape = tg_tape_new();
    film = tg_film_new();
}

static void tear_down(void)
{
    tg_film_free(film);
    tg_tape_free(tape);
    unsetenv("TG_HTML");
}

/* (w - 1)^2, from w = 3. */
static tg_tensor *loss_of(tg_tensor *w)
{
    return tg_square(tg_sub(w, tg_scalar(tape, 1)));
}

/* `steps` steps of descent, each recorded; the loss after them. */
static tg_tensor *train(tg_tensor *w, int steps)
{
    tg_mark start = tg_tape_mark(tape);
    for (int i = 0; i < steps; i++) {
        tg_tensor *loss = loss_of(w);
        tg_backward(loss);
        tg_record(film, loss);
        tg_descend(w, 0.001);
        tg_rewind(tape, start);
    }
    return loss_of(w);
}

static tg_tensor *start_at_3(void)
{
    return tg_param_scalar(tape, "w", 3);
}

START_TEST(every_step_of_a_short_run_is_kept)
{
    tg_tensor *loss = train(start_at_3(), TG_FILM_FRAMES);
    ck_assert_int_eq(film->frames, TG_FILM_FRAMES);
    char *page = texts_page(loss, film);
    ck_assert_int_eq(texts_count(page, "{\"at\":"), TG_FILM_FRAMES + 1);
    ck_assert_ptr_nonnull(strstr(page, "{\"at\":0,\"loss\":4,\"value\""));
    ck_assert_ptr_nonnull(strstr(page, "{\"at\":40,\"loss\":3.4"));
    ck_assert_int_eq(texts_count(page, "\"steps\":["), TG_FILM_FRAMES + 1);
    free(page);
}
END_TEST

START_TEST(a_long_run_is_thinned_out_evenly)
{
    train(start_at_3(), 5000);
    ck_assert_int_le(film->frames, TG_FILM_FRAMES);
    ck_assert_int_gt(film->frames, TG_FILM_FRAMES / 2 - 1);
    for (int i = 0; i < film->frames; i++) {
        ck_assert_int_eq(film->frame[i].at, i * film->stride);
        ck_assert_double_eq_tol(film->frame[i].loss,
                                4 * pow(0.998, 2.0 * (double)film->frame[i].at),
                                1e-3);
    }
    ck_assert_int_gt(film->frames * film->stride, 5000 - film->stride);
    ck_assert_int_le(film->losses, TG_FILM_LOSSES);
    for (int i = 0; i < film->losses; i++)
        ck_assert_double_eq_tol(
            film->loss[i],
            4 * pow(0.998, 2.0 * (double)(i * film->loss_stride)), 1e-3);
}
END_TEST

START_TEST(recording_changes_no_step_of_the_training)
{
    tg_tensor *w = start_at_3();
    train(w, 100);
    const double recorded = (double)w->data[0];
    tg_set(w, (tg_real[]){3});
    tg_film_free(film);
    film = NULL;
    train(w, 100);
    ck_assert(recorded == (double)w->data[0]);
}
END_TEST

/* Rewinds, as a program's own function would. */
static double half_plane(double x, double y, void *context)
{
    tg_tensor *w = context;
    tg_mark mark = tg_tape_mark(w->tape);
    const double sum = tg_item(tg_add_scalar(tg_scalar(w->tape, x), y));
    tg_rewind(w->tape, mark);
    return x > 0.9 && y > 0.9 ? (double)NAN : sum > 0 ? 1 : 0;
}

START_TEST(a_plane_is_asked_and_leaves_no_trace)
{
    tg_tensor *w = start_at_3();
    tg_film_boundary(film, half_plane, w, -1, 1, -1, 1);
    tg_film_points(film, 1, (double[]){1}, (double[]){-1}, (double[]){1});
    tg_tensor *loss = loss_of(w);
    tg_backward(loss);
    const tg_tensor *gradient = w->grad;
    const int count = tape->count;
    tg_record(film, loss);
    ck_assert_ptr_eq(w->grad, gradient);
    ck_assert_double_eq(tg_item(w->grad), 4);
    ck_assert_int_eq(tape->count, count);
    const char *plane = film->frame[0].plane.s;
    ck_assert_uint_eq(strlen(plane), TG_FILM_PLANE * TG_FILM_PLANE);
    ck_assert_int_eq(plane[0], 'A');                 /* (-1, 1): the top */
    ck_assert_int_eq(plane[TG_FILM_PLANE - 1], ']'); /* (1, 1) */
    ck_assert_int_eq(plane[TG_FILM_PLANE * TG_FILM_PLANE - 1], 'A');
    ck_assert_int_eq(plane[TG_FILM_PLANE * 16 + 20], 'y'); /* x > 0 = y */
    char *page = texts_page(loss, film);
    ck_assert_ptr_nonnull(strstr(page, "<circle cx=\"32.50\" cy=\"32.50\""));
    ck_assert_int_eq(texts_count(page, "\"plane\":"), 1); /* its own only */
    ck_assert_ptr_eq(w->grad, gradient);
    free(page);
}
END_TEST

START_TEST(a_loss_that_was_recorded_is_not_shown_twice)
{
    tg_tensor *loss = loss_of(start_at_3());
    tg_record(film, loss);
    char *page = texts_page(loss, film);
    ck_assert_int_eq(texts_count(page, "{\"at\":"), 1);
    ck_assert_ptr_nonnull(strstr(page, "{\"at\":0,"));
    free(page);
}
END_TEST

START_TEST(frames_of_another_program_show_only_their_loss)
{
    tg_tensor *w = start_at_3();
    tg_mark start = tg_tape_mark(tape);
    tg_record(film, tg_mul(w, tg_square(w)));
    tg_rewind(tape, start);
    char *page = texts_page(loss_of(w), film);
    ck_assert_ptr_nonnull(strstr(page, "{\"at\":0,\"loss\":27},"));
    free(page);
}
END_TEST

START_TEST(frames_of_a_large_network_hold_its_parameters)
{
    tg_record(film, texts_recurrent(tape, 100));
    ck_assert(film->params_only);
    ck_assert_int_eq(texts_count(film->frame[0].json, "\n"), 3); /* U, W, b */
    ck_assert_ptr_null(strstr(film->frame[0].json, "steps"));
}
END_TEST

/* mean of h^2 after `layers` products with parameters of side x side. */
static tg_tensor *deep(int layers, int side)
{
    tg_tensor *h = tg_ones(tape, 1, side);
    for (int i = 0; i < layers; i++)
        h = tg_tanh(tg_matmul(h, tg_param(tape, "W", side, side)));
    return tg_mean(tg_square(h));
}

START_TEST(films_of_large_networks_stay_small)
{
    tg_mark start = tg_tape_mark(tape);
    for (int i = 0; i < 60; i++) {
        tg_record(film, deep(60, 40));
        tg_rewind(tape, start);
    }
    ck_assert(film->params_only);
    ck_assert_uint_le(film->bytes, 1000000);
    ck_assert_int_ge(film->frames, 10);
    char *page = texts_page(deep(60, 40), film);
    ck_assert_uint_lt(strlen(page), 2000000);
    free(page);
}
END_TEST

static double fails_late(double x, double y, void *context)
{
    if (*(int *)context > 0 && x > 0 && y < 0)
        tg_fail("the plane fails at %g, %g", x, y);
    return x;
}

START_TEST(a_plane_that_fails_leaves_the_film_whole)
{
    int fails = 0;
    tg_tensor *w = start_at_3();
    tg_film_boundary(film, fails_late, &fails, -1, 1, -1, 1);
    train(w, TG_FILM_FRAMES); /* the next frame thins them out */
    fails = 1;
    FAILS_WITH("the plane fails", tg_record(film, loss_of(w)));
    ck_assert_int_eq(film->frames, TG_FILM_FRAMES / 2);
    fails = 0;
    tg_record(film, loss_of(w)); /* and tear_down frees it once */
}
END_TEST

static double rewinds_too_far(double x, double y, void *context)
{
    const tg_mark *start = context;
    tg_rewind(start->tape, *start);
    for (int i = 0; i < 9; i++) /* others in the places of the loss */
        tg_scalar(start->tape, y);
    return x;
}

START_TEST(a_plane_may_not_rewind_the_loss)
{
    tg_tensor *w = start_at_3();
    tg_mark start = tg_tape_mark(tape);
    tg_film_boundary(film, rewinds_too_far, &start, -1, 1, -1, 1);
    FAILS_WITH("rewound the tape to before the loss",
               tg_record(film, loss_of(w)));
}
END_TEST

START_TEST(losses_of_other_tapes_are_other_losses)
{
    tg_tensor *loss = loss_of(start_at_3());
    tg_record(film, loss);
    tg_tape *other = tg_tape_new(), *first = tape;
    tape = other;
    loss = loss_of(start_at_3()); /* born as the first was, elsewhere */
    ck_assert_int_eq(tg_film_frames(film, loss), 1);
    ck_assert_int_eq(tg_film_at(film, loss), 1);
    tg_tape_free(other);
    tape = first;
}
END_TEST

START_TEST(points_are_drawn_where_they_are_on_the_plane)
{
    enum { MANY = 5000 };
    static double x[MANY], y[MANY], label[MANY];
    x[0] = NAN, y[1] = INFINITY, x[2] = 7, x[3] = -7;
    tg_tensor *w = start_at_3();
    tg_film_boundary(film, half_plane, w, -1, 1, -1, 1);
    tg_film_points(film, 5, x, y, label);
    tg_record(film, loss_of(w));
    char *page = texts_page(loss_of(w), film);
    ck_assert_int_eq(texts_count(page, "<circle"), 1);
    free(page);
    tg_film_points(film, MANY, x, y, label);
    page = texts_page(loss_of(w), film);
    ck_assert_int_lt(texts_count(page, "<circle"), 1001);
    ck_assert_int_gt(texts_count(page, "<circle"), 500);
    free(page);
}
END_TEST

START_TEST(losses_that_are_equal_or_no_numbers_have_a_curve)
{
    tg_tensor *w = tg_param_scalar(tape, "w", -1);
    char *page = texts_page(loss_of(w), film); /* an empty film: no training */
    ck_assert_ptr_null(strstr(page, "<path id=\"here\"/>"));
    ck_assert_ptr_null(strstr(page, "\"film\":"));
    free(page);
    tg_record(film, tg_log(w));
    page = texts_page(tg_log(w), film); /* only NaN */
    ck_assert_ptr_null(strstr(page, "<p>Loss"));
    ck_assert_ptr_nonnull(strstr(page, "<path d=\"\"/><path id=\"here\"/>"));
    free(page);
    tg_record(film, loss_of(w));
    tg_record(film, loss_of(w));
    page = texts_page(loss_of(w), film); /* and the page's own, on the right */
    ck_assert_ptr_nonnull(strstr(page, "<p>Loss: from 4 to 4</p>"));
    ck_assert_ptr_nonnull(
        strstr(page, "d=\"M333.3 50.0L666.7 50.0L1000.0 50.0\""));
    free(page);
}
END_TEST

START_TEST(the_step_of_the_pages_own_loss_is_known)
{
    tg_tensor *w = start_at_3(), *loss = NULL;
    train(w, TG_FILM_FRAMES + 1); /* one of two is kept from now on */
    loss = loss_of(w);
    tg_record(film, loss); /* call 41: not kept */
    ck_assert_int_eq(tg_film_at(film, loss), TG_FILM_FRAMES + 1);
    ck_assert_int_eq(tg_film_at(film, loss_of(w)), TG_FILM_FRAMES + 2);
}
END_TEST

START_TEST(what_is_wrong_is_reported)
{
    tg_tensor *w = start_at_3();
    FAILS_WITH("the loss to record is NULL", tg_record(film, NULL));
    FAILS_WITH("not one number", tg_record(film, tg_zeros(tape, 2)));
    FAILS_WITH("tg_record(film, tg_zeros(tape, 2))",
               tg_record(film, tg_zeros(tape, 2)));
    FAILS_WITH("x0 < x1", tg_film_boundary(film, half_plane, w, 1, 1, 0, 1));
    FAILS_WITH("f is NULL", tg_film_boundary(film, NULL, w, 0, 1, 0, 1));
    FAILS_WITH("n is -1", tg_film_points(film, -1, NULL, NULL, NULL));
    tg_tensor *loss = loss_of(w);
    tg_backward(loss);
    tg_descend(w, 1);
    FAILS_WITH("w was updated after", tg_record(film, loss));
    tg_record(NULL, NULL); /* no film: nothing is looked at */
    tg_film_free(NULL);
}
END_TEST

START_TEST(a_loss_that_is_no_number_is_shown)
{
    tg_tensor *w = tg_param_scalar(tape, "w", -1);
    tg_record(film, tg_log(w));
    char *page = texts_page(tg_log(w), film);
    ck_assert_ptr_nonnull(strstr(page, "{\"at\":0,\"loss\":\"NaN\""));
    free(page);
}
END_TEST

/* ---- the window ---- */

START_TEST(the_environment_asks_for_a_page)
{
    tg_tensor *loss = loss_of(start_at_3());
    ck_assert(!tg_inspect(loss));
    ck_assert_ptr_null(tg_look_film());
    setenv("TG_HTML", texts_path(), 1);
    ck_assert(tg_inspect(loss));
    char *page = texts_slurp_path(texts_path());
    ck_assert_int_eq(texts_count(page, "{\"at\":"), 1);
    free(page);
    tg_film *asked = tg_look_film();
    ck_assert_ptr_nonnull(asked);
    tg_record(asked, loss);
    tg_look_at_film(loss_of(tape->entry[0]), asked);
    page = texts_slurp_path(texts_path());
    ck_assert_int_eq(texts_count(page, "{\"at\":"), 2);
    free(page);
    tg_film_free(asked);
    remove(texts_path());
}
END_TEST

Suite *film_suite(void)
{
    Suite *suite = suite_create("film");
    TCase *films = tcase_create("films");
    tcase_add_checked_fixture(films, set_up, tear_down);
    tcase_add_test(films, every_step_of_a_short_run_is_kept);
    tcase_add_test(films, a_long_run_is_thinned_out_evenly);
    tcase_add_test(films, recording_changes_no_step_of_the_training);
    tcase_add_test(films, a_plane_is_asked_and_leaves_no_trace);
    tcase_add_test(films, a_loss_that_was_recorded_is_not_shown_twice);
    tcase_add_test(films, frames_of_another_program_show_only_their_loss);
    tcase_add_test(films, frames_of_a_large_network_hold_its_parameters);
    tcase_add_test(films, films_of_large_networks_stay_small);
    tcase_add_test(films, a_plane_that_fails_leaves_the_film_whole);
    tcase_add_test(films, a_plane_may_not_rewind_the_loss);
    tcase_add_test(films, losses_of_other_tapes_are_other_losses);
    tcase_add_test(films, points_are_drawn_where_they_are_on_the_plane);
    tcase_add_test(films, losses_that_are_equal_or_no_numbers_have_a_curve);
    tcase_add_test(films, the_step_of_the_pages_own_loss_is_known);
    tcase_add_test(films, what_is_wrong_is_reported);
    tcase_add_test(films, a_loss_that_is_no_number_is_shown);
    tcase_add_test(films, the_environment_asks_for_a_page);
    suite_add_tcase(suite, films);
    return suite;
}
