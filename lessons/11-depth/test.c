/* Checks of lesson 11: the ten-layer network by directions, and its figures. */
#include <math.h>
#include <stdio.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "11-depth";

enum { FEW = 8, SEEDS = 8 };

typedef struct bench {
    network net;
    const kind *k;
} bench;

/* The sigmoid's loss a thousand times: its first gradients are near 1e-8, less
 * than a check can tell from 0. (Small tanh's are out of reach: 1e-10.) */
static tg_tensor *scaled_loss(tg_tape *tape, tg_tensor *const *in, int n,
                              void *context)
{
    bench *b = context;
    (void)tape, (void)in, (void)n;
    const double scale = b->k->f == tg_sigmoid ? 1000 : 1;
    return tg_mul_scalar(loss_of(&b->net, b->k), scale);
}

static bool ten_layers_agree_with_nudging(char *why, size_t size)
{
    const int checked[] = {0, 1, 2, 4};
    bool right = true;
    for (int i = 0; right && i < 4; i++) {
        tg_tape *tape = tg_tape_new();
        const kind *k = &KINDS[checked[i]];
        bench b = {make(tape, k, DEEP, WIDE, FEW, 3), k};
        tg_gradcheck_report report;
        right = tg_gradcheck(tape, b.k->name, scaled_loss, DEEP, b.net.w, &b,
                             11, &report);
        printf("      %-18s %d numbers and directions, %d redrawn\n", b.k->name,
               report.checked, report.redrawn);
        snprintf(why, size, "%s", report.message);
        right = right && report.checked >= DEEP * 200;
        tg_tape_free(tape);
    }
    return right;
}

/* Means over seeds of log10 of layer 1 over layer 10: of delta, and of dW. */
static void ratios(const kind *k, double *delta, double *dw)
{
    *delta = *dw = 0;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        tg_tape *tape = tg_tape_new();
        network net = make(tape, k, DEEP, WIDE, BATCH, seed);
        tg_backward(loss_of(&net, k));
        *delta += log10(rms(net.z[0]->grad) / rms(net.z[DEEP - 1]->grad)) /
                  SEEDS;
        *dw += log10(rms(net.w[0]->grad) / rms(net.w[DEEP - 1]->grad)) / SEEDS;
        tg_tape_free(tape);
    }
}

/* What the README's table says of each kind. */
static bool the_first_layer_gets_what_the_table_says(char *why, size_t size)
{
    static const struct {
        double delta, dw, within;
    } want[ZEROS] = {{-5.7, -5.9, 0.2},
                     {-0.5, 0, 0.2},
                     {0.5, -0.1, 0.3},
                     {-7.2, 0, 0.2},
                     {4.8, -0.1, 0.3}};
    bool right = true;
    for (int i = 0; i < ZEROS; i++) {
        double delta, dw;
        ratios(&KINDS[i], &delta, &dw);
        printf("      %-18s delta %6.2f  dW %6.2f, the mean of %d seeds\n",
               KINDS[i].name, delta, dw, SEEDS);
        if (right)
            snprintf(why, size, "%s: %g and %g", KINDS[i].name, delta, dw);
        right = right && fabs(delta - want[i].delta) < want[i].within &&
                fabs(dw - want[i].dw) < want[i].within;
    }
    return right;
}

/* Of any layer dW = h^T delta; in rms that is a product of sizes. */
static bool small_and_large_weights_show_in_every_layer(char *why, size_t size)
{
    double least = 1e300, most = 0;
    for (int i = 3; i < 5; i++) {
        tg_tape *tape = tg_tape_new();
        network net = make(tape, &KINDS[i], DEEP, WIDE, BATCH, 1);
        tg_backward(loss_of(&net, &KINDS[i]));
        for (int l = 0; l < DEEP; l++) {
            const double dw = rms(net.w[l]->grad);
            most = i == 3 ? fmax(most, dw) : most;
            least = i == 4 ? fmin(least, dw) : least;
        }
        tg_tape_free(tape);
    }
    snprintf(why, size, "small: at most %g, large: at least %g", most, least);
    return most < 1e-8 && least > 1e6;
}

static bool equal_units_stay_equal(char *why, size_t size)
{
    const int random = begin_from(&KINDS[0]), equal = begin_from(&KINDS[ZEROS]);
    snprintf(why, size, "%d differ from random numbers, %d from zeros", random,
             equal);
    return random == 12 && equal == 0;
}

static bool tanh_from_zeros_has_no_gradient_at_all(char *why, size_t size)
{
    double largest[2];
    for (int i = 0; i < 2; i++) {
        tg_tape *tape = tg_tape_new();
        const kind *k = &KINDS[ZEROS + i];
        network net = make(tape, k, 2, 4, 8, 1);
        tg_backward(loss_of(&net, k));
        largest[i] = fmax(rms(net.w[0]->grad), rms(net.w[1]->grad));
        tg_tape_free(tape);
    }
    snprintf(why, size, "sigmoid %g, tanh %g", largest[0], largest[1]);
    return largest[0] > 0.01 && largest[1] == 0;
}

const lesson_check lesson_checks[] = {
    {"ten layers of four kinds agree with nudging: directions and samples",
     ten_layers_agree_with_nudging},
    {"what reaches layer 1: sigmoid 10^-5.7, tanh and ReLU about 1",
     the_first_layer_gets_what_the_table_says},
    {"small and large weights show in every layer's gradient",
     small_and_large_weights_show_in_every_layer},
    {"units that begin equal stay equal to the bit", equal_units_stay_equal},
    {"from zeros tanh has no gradient at all, the sigmoid has",
     tanh_from_zeros_has_no_gradient_at_all},
    {NULL, NULL},
};
