/* Checks of lesson 11: the ten-layer network by directions, the formula of
 * delta, and what the text says of sizes and of equal units. */
#include <math.h>
#include <stdio.h>

#include "check.h"
#include "figures.h"

const char *const lesson_name = "11-depth";

enum { FEW = 8, SEEDS = 8 };

typedef struct bench {
    network net;
    const kind *k;
    double scale;
} bench;

/* The loss so many times that no gradient is less than a check can tell from
 * 0: a sigmoid's first ones are near 1e-8. */
static tg_tensor *scaled_loss(tg_tape *tape, tg_tensor *const *in, int n,
                              void *context)
{
    bench *b = context;
    (void)tape, (void)in, (void)n;
    return tg_mul_scalar(loss_of(&b->net, b->k), b->scale);
}

static double smallest(const double *size)
{
    double least = size[0];
    for (int l = 1; l < DEEP; l++)
        least = fmin(least, size[l]);
    return least;
}

static bool agrees(const kind *k, double scale, char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    bench b = {make(tape, k, DEEP, WIDE, FEW, 3), k, scale};
    tg_gradcheck_report report;
    const bool right = tg_gradcheck(tape, name_of(k), scaled_loss, DEEP,
                                    b.net.w, &b, 11, &report);
    printf("      %-18s %d nudges: of one weight, or of all of a W at once\n",
           name_of(k), report.checked);
    snprintf(why, size, "%s", report.message);
    tg_tape_free(tape);
    return right && report.checked >= DEEP * 200;
}

/* Where gradients are near 1e-10, rounding is as large as what a nudge does. */
static bool all_layers_agree_with_nudging(char *why, size_t size)
{
    int checked = 0;
    for (int i = 0; i < ZEROS; i++) {
        const sizes s = measure(&KINDS[i], 3);
        const double least = smallest(s.dw);
        if (least < -9) {
            printf("      %-18s 10^%.1f: out of a nudge's reach\n",
                   name_of(&KINDS[i]), least);
            continue;
        }
        if (!agrees(&KINDS[i], pow(10, fmax(0, -5 - least)), why, size))
            return false;
        checked++;
    }
    snprintf(why, size, "%d kinds are checked", checked);
    return checked >= 3;
}

/* f'(z) of each number. */
static void slopes(const kind *k, const tg_tensor *z, double *slope)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *at = tg_param(tape, "z", z->shape.dim[0], z->shape.dim[1]);
    for (size_t i = 0; i < z->count; i++)
        at->data[i] = z->data[i];
    tg_backward(tg_sum(k->f(at)));
    for (size_t i = 0; i < z->count; i++)
        slope[i] = (double)at->grad->data[i];
    tg_tape_free(tape);
}

/* By how much layer l's delta is off (delta W^T) * f'(z), in parts. */
static double off_the_formula(const network *net, const kind *k, int l)
{
    const tg_real *next = net->z[l + 1]->grad->data;
    const tg_real *w = net->w[l + 1]->data, *got = net->z[l]->grad->data;
    double slope[FEW * WIDE], off = 0, most = 0;
    slopes(k, net->z[l], slope);
    for (int s = 0; s < FEW; s++)
        for (int i = 0; i < WIDE; i++) {
            double sum = 0;
            for (int j = 0; j < WIDE; j++)
                sum += (double)next[s * WIDE + j] * (double)w[i * WIDE + j];
            sum *= slope[s * WIDE + i];
            off = fmax(off, fabs(sum - (double)got[s * WIDE + i]));
            most = fmax(most, fabs(sum));
        }
    return off / most;
}

static bool deltas_come_back_by_the_formula(char *why, size_t size)
{
    for (int i = 0; i < ZEROS; i++) {
        tg_tape *tape = tg_tape_new();
        network net = make(tape, &KINDS[i], DEEP, WIDE, FEW, 5);
        double off = 0;
        tg_backward(loss_of(&net, &KINDS[i]));
        for (int l = 0; l < DEEP - 1; l++)
            off = fmax(off, off_the_formula(&net, &KINDS[i], l));
        tg_tape_free(tape);
        snprintf(why, size, "%s: off by %g", name_of(&KINDS[i]), off);
        if (!(off < 1e-12))
            return false;
    }
    return true;
}

/* The mean over seeds of log10 of delta, layer 1 over the last. */
static double lost_on_the_way(const kind *k)
{
    double sum = 0;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        const sizes s = measure(k, seed);
        sum += s.delta[0] - s.delta[DEEP - 1];
    }
    return sum / SEEDS;
}

/* Of those that begin by a rule. */
static bool sigmoids_lose_delta_and_others_keep_it(char *why, size_t size)
{
    for (int i = 0; i < ZEROS; i++) {
        const kind *k = &KINDS[i];
        if (!k->rule)
            continue;
        const double change = lost_on_the_way(k);
        const double slopes_alone = (DEEP - 1) * log10(0.25);
        printf("      %-18s 10^%.2f, the mean of %d seeds\n", name_of(k),
               change, SEEDS);
        snprintf(why, size, "%s: 10^%.2f", name_of(k), change);
        if (k->f == tg_sigmoid ? change > slopes_alone + 1 || change < -15
                               : fabs(change) > 2)
            return false;
    }
    return true;
}

/* In one step a weight of deviation s changes a size by sqrt(n) s and what the
 * activation does: ReLU about 0.7, tanh at most 1. */
static bool wrong_sizes_show_in_every_layer(char *why, size_t size)
{
    for (int i = 0; i < ZEROS; i++) {
        const kind *k = &KINDS[i];
        const double step = sqrt(WIDE) * k->deviation;
        const sizes s = measure(k, 1);
        double most = s.dw[0];
        for (int l = 1; l < DEEP; l++)
            most = fmax(most, s.dw[l]);
        snprintf(why, size, "%s: dW from 10^%.2f to 10^%.2f", name_of(k),
                 smallest(s.dw), most);
        if (!k->rule && step < 0.3 && most > -4)
            return false;
        if (!k->rule && k->f == tg_relu && step > 3 && smallest(s.dw) < 4)
            return false;
    }
    return true;
}

static bool equal_units_stay_equal(char *why, size_t size)
{
    const kind start[] = {
        {"sigmoid", tg_sigmoid, "Glorot", tg_init_glorot_uniform, 0},
        {"sigmoid", tg_sigmoid, NULL, NULL, 0},
        {"tanh", tg_tanh, NULL, NULL, 0},
        {"tanh", tg_tanh, NULL, NULL, 1e-6}};
    const int right[] = {3, 0, 0, 3};
    for (int i = 0; i < 4; i++) {
        const units u = begin_from(&start[i]);
        snprintf(why, size, "%s: %d unlike the first before, %d after",
                 name_of(&start[i]), u.before, u.after);
        if (u.before != right[i] || u.after != right[i])
            return false;
    }
    return true;
}

static bool tanh_from_zeros_has_no_gradient_at_all(char *why, size_t size)
{
    tg_activation *const f[] = {tg_sigmoid, tg_tanh};
    bool moves[2];
    for (int i = 0; i < 2; i++) {
        tg_tape *tape = tg_tape_new();
        const kind k = {"f", f[i], NULL, NULL, 0};
        network net = make(tape, &k, 2, 4, 8, 1);
        tg_backward(loss_of(&net, &k));
        moves[i] = false;
        for (int l = 0; l < 2; l++)
            for (int j = 0; j < 16; j++)
                moves[i] |= net.w[l]->grad->data[j] != 0;
        tg_tape_free(tape);
    }
    snprintf(why, size, "a gradient: sigmoid %d, tanh %d", moves[0], moves[1]);
    return moves[0] && !moves[1];
}

const lesson_check lesson_checks[] = {
    {"all layers of each kind agree with nudging",
     all_layers_agree_with_nudging},
    {"delta is (delta W^T) f'(z), layer by layer",
     deltas_come_back_by_the_formula},
    {"sigmoids lose delta on its way; tanh and ReLU by a rule keep it",
     sigmoids_lose_delta_and_others_keep_it},
    {"weights too small or too large show in every layer's gradient",
     wrong_sizes_show_in_every_layer},
    {"units that begin equal stay equal to the bit, and others do not",
     equal_units_stay_equal},
    {"from zeros tanh has no gradient at all, the sigmoid has",
     tanh_from_zeros_has_no_gradient_at_all},
    {NULL, NULL},
};
