/* Checks of lesson 10: fused against composed, by hand, and the edges. */
#include <math.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "10-softmax";

enum { ROWS = 3 };

/* in[0] logits [ROWS x CLASSES], in[1] targets; context: which loss. */
static tg_tensor *loss_of(tg_tape *tape, tg_tensor *const *in, int n,
                          void *context)
{
    (void)tape, (void)n;
    return (*(tg_loss **)context)(in[0], in[1], TG_MEAN);
}

static tg_tensor *softmax_of(tg_tape *tape, tg_tensor *const *in, int n,
                             void *context)
{
    (void)tape, (void)n, (void)context;
    return tg_softmax(in[0], -1);
}

static tg_tensor *random_logits(tg_tape *tape)
{
    tg_rng rng = tg_rng_new(10);
    tg_tensor *z = tg_param(tape, "z", ROWS, CLASSES);
    tg_init_normal(z, 0, 2, &rng);
    return z;
}

static tg_tensor *targets(tg_tape *tape)
{
    return tg_input(tape, "y", TG_SHAPE(ROWS, CLASSES),
                    (tg_real[]){0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1});
}

static bool both_losses_agree_with_nudging(char *why, size_t size)
{
    tg_loss *losses[] = {two_ops, tg_softmax_cross_entropy};
    bool right = true;
    for (int k = 0; right && k < 2; k++) {
        tg_tape *tape = tg_tape_new();
        tg_tensor *in[] = {random_logits(tape), targets(tape)};
        tg_gradcheck_report report;
        right = tg_gradcheck_twice(tape, k ? "fused" : "composed", loss_of, 2,
                                   in, &losses[k], 10, &report) &&
                report.checked >= ROWS * CLASSES;
        snprintf(why, size, "%s", report.message);
        tg_tape_free(tape);
    }
    return right;
}

static bool softmax_agrees_with_nudging(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *z = random_logits(tape);
    tg_gradcheck_report report;
    const bool right = tg_gradcheck_twice(tape, "softmax", softmax_of, 1, &z,
                                          NULL, 10, &report);
    snprintf(why, size, "%s", report.message);
    tg_tape_free(tape);
    return right && report.nonzero > 0;
}

static bool fused_and_composed_agree(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *z = random_logits(tape), *y = targets(tape);
    tg_tensor *one = tg_softmax_cross_entropy(z, y),
              *two = two_ops(z, y, TG_MEAN);
    tg_tensor *g1 = tg_grad(one, z), *g2 = tg_grad(two, z);
    double worst = fabs(tg_item(one) - tg_item(two)), sum = 0;
    for (size_t j = 0; j < z->count; j++) {
        worst = fmax(worst, fabs(g1->data[j] - g2->data[j]));
        sum += fabs(g1->data[j]);
    }
    snprintf(why, size, "they differ by %g", worst);
    tg_tape_free(tape);
    return worst < 1e-14 && sum > 0.1;
}

/* Shares that are rounded add up to nearly 1: p is multiplied by their sum. */
static bool delta_is_p_minus_y(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *z;
    tg_real p[CLASSES];
    tg_loss *fused = tg_softmax_cross_entropy;
    tg_tensor *loss = lose(tape, fused, CLASSES, LOGITS, TARGET, &z);
    double worst = 0, sum = 0;
    softmax_by_hand(CLASSES, LOGITS, p);
    for (int j = 0; j < CLASSES; j++)
        sum += TARGET[j];
    for (int j = 0; j < CLASSES; j++)
        worst = fmax(worst, fabs(z->grad->data[j] - (sum * p[j] - TARGET[j])));
    const double off = fabs(tg_item(loss) - loss_by_hand(CLASSES, p, TARGET));
    snprintf(why, size, "delta is off by %g, the loss by %g, y sums to %g",
             worst, off, sum);
    tg_tape_free(tape);
    return worst < 1e-15 && fabs(sum - 1) < 1e-6 && off < 1e-14;
}

/* With a batch of rows each delta is divided by their number. */
static bool a_batch_divides_delta_by_its_rows(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *z = random_logits(tape), *y = targets(tape);
    tg_backward(tg_softmax_cross_entropy(z, y));
    double worst = 0;
    for (int r = 0; r < ROWS; r++) {
        tg_real p[CLASSES];
        softmax_by_hand(CLASSES, z->data + r * CLASSES, p);
        for (int j = 0, i = r * CLASSES; j < CLASSES; j++, i++)
            worst = fmax(worst,
                         fabs((p[j] - y->data[i]) / ROWS - z->grad->data[i]));
    }
    snprintf(why, size, "off by %g", worst);
    tg_tape_free(tape);
    return worst < 1e-15;
}

static bool logits_of_1000_survive_in_one_op(char *why, size_t size)
{
    const tg_real logits[2] = {1000, 0}, y[2] = {0, 1};
    tg_tape *tape = tg_tape_new();
    tg_tensor *z1, *z2;
    tg_tensor *one = lose(tape, tg_softmax_cross_entropy, 2, logits, y, &z1);
    tg_tensor *two = lose(tape, two_ops, 2, logits, y, &z2);
    snprintf(why, size, "one op %g, gradient %g; two ops %g, gradient %g",
             tg_item(one), z1->grad->data[0], tg_item(two), z2->grad->data[0]);
    const bool right = tg_item(one) == 1000 && z1->grad->data[0] == 1 &&
                       z1->grad->data[1] == -1 && isinf(tg_item(two)) &&
                       isnan(z2->grad->data[0]);
    tg_tape_free(tape);
    return right && isinf(exp(logits[0]));
}

static bool the_sum_of_a_softmax_has_gradient_0(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *z = random_logits(tape);
    double largest = 0, other = 0;
    tg_tensor *p = tg_softmax(z, -1);
    tg_tensor *sum = tg_grad(tg_sum(p), z);
    tg_tensor *squares = tg_grad(tg_sum(tg_square(p)), z);
    for (size_t j = 0; j < z->count; j++) {
        largest = fmax(largest, fabs(sum->data[j]));
        other = fmax(other, fabs(squares->data[j]));
    }
    snprintf(why, size, "sum p: %g, sum p^2: %g", largest, other);
    tg_tape_free(tape);
    return largest < 1e-15 && other > 0.01;
}

static char said[1024];
static jmp_buf escape;

static void keep(const char *message, void *context)
{
    (void)context;
    snprintf(said, sizeof said, "%s", message);
    longjmp(escape, 1);
}

static bool integer_labels_fail_with_the_fix(char *why, size_t size)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *p = tg_full(tape, 0.25, 2, CLASSES);
    tg_tensor *labels = tg_input(tape, "labels", TG_SHAPE(2),
                                 (tg_real[]){1, 3});
    tg_tensor *y = tg_one_hot(labels, CLASSES);
    tg_tensor *hot = tg_categorical_crossentropy(p, y);
    tg_tensor *sparse = tg_sparse_categorical_crossentropy(p, labels);
    const bool equal = tg_item(hot) == tg_item(sparse);
    tg_set_fail_handler(keep, NULL);
    if (setjmp(escape) == 0)
        tg_categorical_crossentropy(p, labels);
    tg_set_fail_handler(NULL, NULL);
    snprintf(why, size, "it said: %s", said);
    tg_tape_free(tape);
    return equal && strstr(said, "tg_one_hot(labels, 4)") &&
           strstr(said, "tg_sparse_categorical_crossentropy");
}

/* Prints a table: what backward, forward mode and nudging say of each logit. */
static bool three_witnesses_agree(char *why, size_t size)
{
    tg_loss *losses[] = {tg_softmax_cross_entropy, two_ops};
    bool agree = true;
    for (int k = 0; k < 2; k++) {
        tg_tape *tape = tg_tape_new();
        tg_tensor *in[2] = {
            tg_param(tape, k ? "two ops" : "one op", 1, CLASSES),
            tg_input(tape, "y", TG_SHAPE(1, CLASSES), NULL)};
        tg_set(in[0], LOGITS);
        tg_set(in[1], TARGET);
        agree &= tg_print_witnesses(tape, loss_of, 2, in, &losses[k], 0);
        tg_tape_free(tape);
    }
    snprintf(why, size, "see the table above");
    return agree;
}

const lesson_check lesson_checks[] = {
    {"one op and two ops agree with nudging each logit, twice",
     both_losses_agree_with_nudging},
    {"softmax, its numbers weighted at random, agrees with nudging",
     softmax_agrees_with_nudging},
    {"backward, forward mode and nudging agree on each logit",
     three_witnesses_agree},
    {"one op and two ops have the same values and gradients",
     fused_and_composed_agree},
    {"the delta of one op is p - y, and its loss -sum y ln p, by hand",
     delta_is_p_minus_y},
    {"with a batch of rows it is divided by their number",
     a_batch_divides_delta_by_its_rows},
    {"logits of 1000 survive in one op, and not in two",
     logits_of_1000_survive_in_one_op},
    {"the sum of a softmax has gradient 0, that of its squares has not",
     the_sum_of_a_softmax_has_gradient_0},
    {"integer labels fail, and the message says how to convert",
     integer_labels_fail_with_the_fix},
    {NULL, NULL},
};
