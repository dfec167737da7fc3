/* Checks of lesson 09: the network's gradient, the mean of gradients, and what
 * the lesson says of batches, rates and orders. */
#include <math.h>
#include <stdio.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "09-batches";

static tg_mnist digits;

static bool have_digits(char *why, size_t size)
{
    if (digits.train_images)
        return true;
    if (!tg_mnist_generate(IMAGES, 1000, 9, &digits)) {
        snprintf(why, size, "%s", tg_error());
        return false;
    }
    tg_array_flatten(digits.train_images);
    tg_array_flatten(digits.test_images);
    return true;
}

static tg_tensor *loss_of(tg_tape *tape, tg_tensor *const *in, int n,
                          void *context)
{
    (void)tape, (void)in, (void)n;
    return loss_over(context, &digits, (size_t[]){0, 1, 2, 3}, 4);
}

static bool the_network_agrees_with_nudging(char *why, size_t size)
{
    if (!have_digits(why, size))
        return false;
    tg_tape *tape = tg_tape_new();
    tg_model *model = make(tape);
    tg_tensor *in[] = {model->param[0], model->param[1], model->param[2],
                       model->param[3]};
    tg_gradcheck_report report;
    tg_gradcheck(tape, "loss", loss_of, 4, in, model, 9, &report);
    snprintf(why, size, "%s (%d compared)", report.message, report.checked);
    tg_tape_free(tape);
    return report.passed && report.checked > 200;
}

/* Also where the last batch is short. */
static bool the_mean_is_the_full_gradient(char *why, size_t size)
{
    static const size_t batch[] = {UNEVEN, 50, 700};
    if (!have_digits(why, size))
        return false;
    for (int i = 0; i < 3; i++) {
        const double apart = mean_against_full(&digits, batch[i]);
        snprintf(why, size, "batches of %zu: apart by %g of it", batch[i],
                 apart);
        if (!(apart < 1e-12))
            return false;
    }
    return true;
}

static double learnt(size_t batch, double rate, order how, int epochs)
{
    learner l = begin(&digits, IMAGES, batch, rate, how);
    for (int i = 0; i < epochs; i++)
        epoch(&l);
    const double share = accuracy(&l);
    end(&l);
    return share;
}

static bool many_rough_steps_beat_few_sure_ones(char *why, size_t size)
{
    if (!have_digits(why, size))
        return false;
    const double full = learnt(IMAGES, 0.1, SHUFFLED, 3);
    const double mini = learnt(50, 0.1, SHUFFLED, 3);
    snprintf(why, size, "full %.3f, mini %.3f", full, mini);
    return mini > full + 0.1 && mini > 0.8;
}

/* How many of the steps of the full batch made E larger. */
static int rises(double rate, int steps)
{
    learner l = begin(&digits, IMAGES, IMAGES, rate, SHUFFLED);
    int found = 0;
    for (double before = epoch(&l), e; --steps > 0; before = e) {
        e = epoch(&l);
        found += e > before;
    }
    end(&l);
    return found;
}

static bool an_exact_step_can_be_too_long(char *why, size_t size)
{
    if (!have_digits(why, size))
        return false;
    const int small = rises(0.1, 8), large = rises(1, 8);
    snprintf(why, size, "of 7 steps %d went up with rate 0.1, %d with rate 1",
             small, large);
    return small == 0 && large > 0;
}

static bool sorted_images_teach_the_last_digit(char *why, size_t size)
{
    if (!have_digits(why, size))
        return false;
    const double mixed = learnt(50, 0.1, SHUFFLED, 3);
    const double sorted = learnt(50, 0.1, SORTED, 3);
    snprintf(why, size, "shuffled %.3f, sorted %.3f", mixed, sorted);
    return mixed > sorted + 0.3;
}

/* Wherever it is lowest: each step is 1 - rate times the one before along w1,
 * and 1 - 10 rate times along w2. */
static bool the_full_batch_goes_straight_down(char *why, size_t size)
{
    double w1[STEPS + 1], w2[STEPS + 1];
    const double rate = 0.07;
    walk(false, rate, w1, w2);
    for (int i = 2; i <= STEPS; i++) {
        const double x = (1 - rate) * (w1[i - 1] - w1[i - 2]);
        const double y = (1 - 10 * rate) * (w2[i - 1] - w2[i - 2]);
        snprintf(why, size, "step %d is (%g, %g), not (%g, %g)", i,
                 w1[i] - w1[i - 1], w2[i] - w2[i - 1], x, y);
        if (!(fabs(w1[i] - w1[i - 1] - x) < 1e-12 &&
              fabs(w2[i] - w2[i - 1] - y) < 1e-12))
            return false;
    }
    return w1[1] != w1[0] && w2[1] != w2[0];
}

static bool one_at_a_time_never_rests(char *why, size_t size)
{
    double w1[STEPS + 1], w2[STEPS + 1], most = 0;
    walk(true, 0.07, w1, w2);
    for (int i = STEPS - 10; i < STEPS; i++)
        most = fmax(most, fabs(w2[i + 1] - w2[i]));
    snprintf(why, size, "the largest of its last steps is %g", most);
    return most > 0.1;
}

const lesson_check lesson_checks[] = {
    {"the network agrees with nudging", the_network_agrees_with_nudging},
    {"the mean of the mini-batches' gradients is the full gradient",
     the_mean_is_the_full_gradient},
    {"after three epochs mini-batches are well ahead of the full batch",
     many_rough_steps_beat_few_sure_ones},
    {"the full batch's E falls with rate 0.1, and not always with rate 1",
     an_exact_step_can_be_too_long},
    {"sorted images teach far less than shuffled ones",
     sorted_images_teach_the_last_digit},
    {"two samples: the full batch goes straight down",
     the_full_batch_goes_straight_down},
    {"two samples: one at a time never comes to rest",
     one_at_a_time_never_rests},
    {NULL, NULL},
};
