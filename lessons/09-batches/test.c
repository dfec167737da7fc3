/* Checks of lesson 09: the network's gradient, and the mean of gradients. */
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

static bool the_mean_is_the_full_gradient(char *why, size_t size)
{
    if (!have_digits(why, size))
        return false;
    const double apart = mean_against_full(&digits, 50);
    snprintf(why, size, "apart by %g of the largest", apart);
    return apart < 1e-12;
}

static bool many_rough_steps_beat_few_sure_ones(char *why, size_t size)
{
    if (!have_digits(why, size))
        return false;
    const double full = train("full batch", &digits, IMAGES, 3, IMAGES, 0.1);
    const double mini = train("mini-batch", &digits, IMAGES, 3, 50, 0.1);
    snprintf(why, size, "full %.3f, mini %.3f", full, mini);
    return mini > full + 0.1 && mini > 0.8;
}

const lesson_check lesson_checks[] = {
    {"the network agrees with nudging", the_network_agrees_with_nudging},
    {"the mean of the mini-batches' gradients is the full gradient",
     the_mean_is_the_full_gradient},
    {"after three epochs mini-batches are well ahead of the full batch",
     many_rough_steps_beat_few_sure_ones},
    {NULL, NULL},
};
