/* Checks of lesson 13, on generated digits: the network's own gradients, what
 * fit says about integer labels, that training is reproducible, and that the
 * loop spelled out does what fit does. They hold for whatever network build
 * makes of 784 pixels and 10 classes. */
#include <math.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "lesson.h"
#include "loop.h"

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
    snprintf(why, size, "%s (%d numbers were checked)", report.message,
             report.checked);
    tear_down(&b);
    return right && report.checked > 100;
}

/* A weight for each input and unit, and a bias for each unit. */
static size_t numbers_of(const tg_layer *layer)
{
    const size_t units = tg_shape_count(layer->shape);
    return strcmp(layer->kind->name, "dense") == 0
               ? (tg_shape_count(layer->in[0]->shape) + 1) * units
               : 0;
}

static bool it_has_a_weight_for_each_pair(char *why, size_t size)
{
    bench b;
    size_t count = 0;
    bool right = set_up(&b, 1);
    for (int i = 0; i < b.model->nodes; i++)
        count += numbers_of(b.model->node[i].layer);
    right = right && tg_model_parameters(b.model) == count;
    snprintf(why, size, "it has %zu, not %zu", tg_model_parameters(b.model),
             count);
    tear_down(&b);
    return right;
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
        w = (double)b.model->param[0]->data[b.model->param[0]->count / 2];
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
           a.loss != other.loss && a.accuracy > 0.3;
}

static bool the_loop_does_what_fit_does(char *why, size_t size)
{
    bench b;
    bool right = set_up(&b, 1);
    snprintf(why, size, "parameters differ after an epoch");
    right = right && same_bits(3, b.digits.train_images, b.y);
    tear_down(&b);
    return right;
}

const lesson_check lesson_checks[] = {
    {"the network's gradients agree with nudging: directions and samples",
     the_network_agrees_with_nudging},
    {"a weight for each input and unit, and a bias for each unit",
     it_has_a_weight_for_each_pair},
    {"integer labels with categorical_crossentropy fail, with the fix",
     integer_labels_are_refused},
    {"it learns, and the same seed gives the same bits twice",
     the_same_seed_gives_the_same_bits},
    {"the loop spelled out ends in the same bits as fit",
     the_loop_does_what_fit_does},
    {NULL, NULL},
};
