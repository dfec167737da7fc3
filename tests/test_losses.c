/* Losses compare tensors of one shape: [n] counts as [n x 1], and nothing is
 * ever broadcast. */
#include <math.h>
#include <string.h>

#include "fails.h"
#include "ops_support.h"
#include "suites.h"
#include "tapegrad.h"

static tg_tape *tape;

static void begin(void)
{
    tape = tg_tape_new();
}

static void end(void)
{
    tg_tape_free(tape);
}

/* ---- losses ---- */

typedef tg_tensor *loss_function(tg_tensor *a, tg_tensor *target);

static tg_tensor *mse(tg_tensor *a, tg_tensor *target)
{
    return tg_mse(a, target);
}

static tg_tensor *l1(tg_tensor *a, tg_tensor *target)
{
    return tg_l1(a, target);
}

static tg_tensor *huber(tg_tensor *a, tg_tensor *target)
{
    return tg_huber(a, target, 1);
}

static tg_tensor *bce(tg_tensor *a, tg_tensor *target)
{
    return tg_bce(a, target);
}

static tg_tensor *bce_with_logits(tg_tensor *a, tg_tensor *target)
{
    return tg_bce_with_logits(a, target);
}

static tg_tensor *kl_div(tg_tensor *a, tg_tensor *target)
{
    return tg_kl_div(a, target);
}

static tg_tensor *hinge(tg_tensor *a, tg_tensor *target)
{
    return tg_hinge(a, target);
}

static loss_function *const losses[] = {
    mse, l1, huber, bce, bce_with_logits, kl_div, hinge,
};
enum { LOSSES = sizeof losses / sizeof *losses };

static double loss_of(int i, tg_shape a, tg_shape target, double grads[6])
{
    tg_mark start = tg_tape_mark(tape);
    tg_tensor *x = ops_ramp(tape, "x", a, 0.3),
              *t = ops_ramp(tape, "t", target, 0.6);
    tg_tensor *loss = losses[i](x, t);
    tg_backward(loss);
    for (int k = 0; k < 3; k++) {
        ck_assert(tg_shape_equal(x->grad->shape, a));
        ck_assert(tg_shape_equal(t->grad->shape, target));
        grads[k] = (double)x->grad->data[k];
        grads[3 + k] = (double)t->grad->data[k];
    }
    const double value = tg_item(loss);
    tg_rewind(tape, start);
    return value;
}

START_TEST(a_line_counts_as_a_column_in_each_loss)
{
    const tg_shape line = TG_SHAPE(3), column = TG_SHAPE(3, 1);
    double want[6], got[6];
    const double value = loss_of(_i, column, column, want);
    ck_assert(loss_of(_i, column, line, got) == value);
    ck_assert(memcmp(got, want, sizeof want) == 0);
    ck_assert(loss_of(_i, line, column, got) == value);
    ck_assert(memcmp(got, want, sizeof want) == 0);
    ck_assert(loss_of(_i, line, line, got) == value);
    ck_assert(memcmp(got, want, sizeof want) == 0);
}
END_TEST

static tg_tensor *checked_loss(tg_tape *on, tg_tensor *const *in, int n,
                               void *context)
{
    (void)on, (void)n;
    return losses[*(const int *)context](in[0], in[1]);
}

START_TEST(the_gradient_of_a_line_against_a_column_is_right)
{
    if (sizeof(tg_real) != sizeof(double))
        return;
    tg_gradcheck_report r;
    tg_tensor *in[] = {ops_ramp(tape, "x", TG_SHAPE(4, 1), 0.31),
                       ops_ramp(tape, "t", TG_SHAPE(4), 0.17)};
    tg_tensor *turned[] = {ops_ramp(tape, "x", TG_SHAPE(4), 0.31),
                           ops_ramp(tape, "t", TG_SHAPE(4, 1), 0.17)};
    ck_assert_msg(
        tg_gradcheck_twice(tape, "loss", checked_loss, 2, in, &_i, 1, &r), "%s",
        r.message);
    ck_assert_msg(
        tg_gradcheck_twice(tape, "loss", checked_loss, 2, turned, &_i, 1, &r),
        "%s", r.message);
}
END_TEST

START_TEST(no_loss_broadcasts)
{
    tg_tensor *column = ops_ramp(tape, "c", TG_SHAPE(3, 1), 0.3);
    tg_tensor *row = ops_ramp(tape, "r", TG_SHAPE(1, 3), 0.3);
    tg_tensor *number = ops_ramp(tape, "n", TG_SCALAR, 0.3);
    tg_tensor *long_line = ops_ramp(tape, "l", TG_SHAPE(4), 0.3);
    FAILS_WITH("of one shape", losses[_i](column, row));
    FAILS_WITH("of one shape", losses[_i](row, column));
    FAILS_WITH("of one shape", losses[_i](column, number));
    FAILS_WITH("of one shape", losses[_i](number, column));
    FAILS_WITH("of one shape", losses[_i](column, long_line));
    ck_assert(isfinite(tg_item(losses[_i](number, number))));
}
END_TEST

START_TEST(a_loss_names_both_and_how_they_would_fit)
{
    tg_tensor *y = ops_ramp(tape, "y", TG_SHAPE(3, 1), 0.3);
    tg_tensor *t = ops_ramp(tape, "t", TG_SHAPE(1, 3), 0.3);
    tg_tensor *one = tg_scalar(tape, 1);
    FAILS_WITH("y is [3 x 1] and the target t is [1 x 3]", tg_mse(y, t));
    FAILS_WITH("tg_reshape(t, 3, 1) has the prediction's", tg_mse(y, t));
    FAILS_WITH("the prediction is [3 x 1] and the target is [1 x 3]",
               (tg_mse)(y, t, TG_MEAN));
    FAILS_WITH("tg_expand(one, 3, 1) has the prediction's", tg_mse(y, one));
    FAILS_WITH("TG_SCALAR) has", tg_mse(one, tg_reshape(one, 1)));
}
END_TEST

Suite *losses_suite(void)
{
    Suite *suite = suite_create("losses");
    TCase *c = tcase_create("losses");
    tcase_add_checked_fixture(c, begin, end);
    tcase_add_loop_test(c, a_line_counts_as_a_column_in_each_loss, 0, LOSSES);
    tcase_add_loop_test(c, the_gradient_of_a_line_against_a_column_is_right, 0,
                        LOSSES);
    tcase_add_loop_test(c, no_loss_broadcasts, 0, LOSSES);
    tcase_add_test(c, a_loss_names_both_and_how_they_would_fit);
    suite_add_tcase(suite, c);
    return suite;
}
