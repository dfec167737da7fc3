/* Checks of lesson 13, on generated digits: the network's own gradients, what
 * fit says about integer labels, and that training is reproducible. */
#include <math.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "13-mnist";

enum { BATCH = 8, IMAGES = 600 };

/* The lesson's network, and generated digits for it. */
typedef struct bench {
    tg_tape *tape;
    tg_mnist digits;
    tg_array *y; /* one-hot training labels */
    tg_model *model;
} bench;

static bool set_up(bench *b, uint64_t seed)
{
    *b = (bench){.tape = tg_tape_new()};
    if (!tg_mnist_generate(IMAGES, IMAGES, 1, &b->digits))
        return false;
    tg_array_flatten(b->digits.train_images);
    tg_array_flatten(b->digits.test_images);
    b->y = tg_to_categorical(b->digits.train_labels, 10);
    tg_seed(b->tape, seed);
    b->model = build(b->tape);
    return b->y != NULL;
}

static void tear_down(bench *b)
{
    tg_mnist_free(&b->digits);
    tg_array_free(b->y);
    tg_tape_free(b->tape);
}

/* The compiled loss of the first BATCH images. */
static tg_tensor *loss_of(tg_tape *tape, tg_tensor *const *in, int n,
                          void *context)
{
    bench *b = context;
    size_t order[BATCH];
    (void)in, (void)n;
    for (size_t i = 0; i < BATCH; i++)
        order[i] = i;
    tg_tensor *x = tg_batch_input(tape, "x", b->digits.train_images, order,
                                  BATCH);
    tg_tensor *y = tg_batch_input(tape, "y", b->y, order, BATCH);
    return tg_model_loss(b->model, x, y, true);
}

static bool the_network_agrees_with_nudging(char *why, size_t size)
{
    bench b;
    bool right = set_up(&b, 1);
    tg_gradcheck_report report = {0};
    right = right && tg_gradcheck(b.tape, "loss", loss_of, b.model->params,
                                  b.model->param, &b, 13, &report);
    snprintf(why, size, "%s", report.message);
    tear_down(&b);
    return right && report.checked > 1000;
}

static bool it_has_101770_parameters(char *why, size_t size)
{
    bench b;
    bool right = set_up(&b, 1);
    const size_t count = right ? tg_model_parameters(b.model) : 0;
    snprintf(why, size, "it has %zu", count);
    tear_down(&b);
    return count == 101770;
}

static char said[2048];
static jmp_buf escape;

static void keep_message(const char *message, void *context)
{
    (void)context;
    snprintf(said, sizeof said, "%s", message);
    longjmp(escape, 1);
}

static bool integer_labels_are_refused(char *why, size_t size)
{
    static bench b; /* static: it is read after a longjmp */
    bool right = set_up(&b, 1);
    tg_fail_handler *before = tg_set_fail_handler(keep_message, NULL);
    said[0] = '\0';
    if (right && setjmp(escape) == 0)
        tg_fit(b.model, b.digits.train_images, b.digits.train_labels,
               .epochs = 1);
    tg_set_fail_handler(before, NULL);
    snprintf(why, size, "it said: %s", said);
    tear_down(&b);
    return strstr(said, "tg_to_categorical(y, 10)") &&
           strstr(said, "sparse_categorical_crossentropy") &&
           strstr(said, "lesson.c") == NULL && strstr(said, "test.c");
}

static double train_twice(uint64_t seed, tg_scores *scores)
{
    bench b;
    double w = NAN;
    if (set_up(&b, seed)) {
        *scores = tg_fit(b.model, b.digits.train_images, b.y, .epochs = 4,
                         .batch_size = 32, .quiet = true);
        w = (double)b.model->param[0]->data[784 * 64];
    }
    tear_down(&b);
    return w;
}

static bool the_same_seed_gives_the_same_bits(char *why, size_t size)
{
    tg_scores a = {0}, b = {0}, other = {0};
    const double wa = train_twice(5, &a), wb = train_twice(5, &b);
    train_twice(6, &other);
    snprintf(why, size, "losses %.17g and %.17g, with another seed %.17g",
             a.loss, b.loss, other.loss);
    return wa == wb && a.loss == b.loss && a.accuracy == b.accuracy &&
           a.loss != other.loss && a.accuracy > 0.5;
}

const lesson_check lesson_checks[] = {
    {"the network's gradients agree with nudging: directions and samples",
     the_network_agrees_with_nudging},
    {"it has 101,770 parameters, like the article's", it_has_101770_parameters},
    {"integer labels with categorical_crossentropy fail, with the fix",
     integer_labels_are_refused},
    {"the same seed gives the same bits twice",
     the_same_seed_gives_the_same_bits},
    {NULL, NULL},
};
