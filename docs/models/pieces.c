/* The shorter examples of docs/models.md, on generated digits: pieces NAME runs
 * one of them. */
#include <stdio.h>
#include <string.h>

#include "tapegrad.h"

/* 784-64-10, not trained yet. */
static tg_model *small_model(tg_tape *tape)
{
    tg_layer *image = tg_input_layer(tape, 784);
    tg_layer *hidden = tg_dense(image, 64, "relu");
    tg_model *model = tg_model_of(image, tg_dense(hidden, 10, "softmax"));
    tg_compile(model, "adam", "sparse_categorical_crossentropy", "accuracy");
    return model;
}

static void sequential(tg_tape *tape, const tg_mnist *digits)
{
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 1, 28, 28);
    tg_conv2d_layer(model, 8, 3, "relu");
    tg_max_pool2d_layer(model, 2);
    tg_flatten(model);
    tg_dense(model, 10, "softmax");
    tg_summary(model);
    (void)digits;
}

/* One model inside another: an autoencoder, and its first half. */
static void inside(tg_tape *tape, const tg_mnist *digits)
{
    tg_layer *image = tg_input_layer(tape, 784);
    tg_layer *wide = tg_dense(image, 64, "relu");
    tg_model *encoder = tg_model_of(image, tg_dense(wide, 8, "linear"));

    tg_layer *code = tg_input_layer(tape, 8);
    tg_layer *back = tg_dense(code, 64, "relu");
    tg_model *decoder = tg_model_of(code, tg_dense(back, 784, "sigmoid"));

    tg_layer *in = tg_input_layer(tape, 784);
    tg_layer *small = tg_model_layer(encoder, in);
    tg_model *both = tg_model_of(in, tg_model_layer(decoder, small));
    tg_compile(both, "adam", "binary_crossentropy");
    tg_fit(both, digits->train_images, digits->train_images, .epochs = 3);

    tg_real codes[8 * 500]; /* of the test images, by the trained half */
    tg_predict(encoder, digits->test_images, codes);
    printf("the code of image 0: %.2f %.2f %.2f ...\n", codes[0], codes[1],
           codes[2]);
}

/* One layer for two images. */
static void shared(tg_tape *tape, const tg_mnist *digits)
{
    tg_layer *left = tg_input_layer(tape, 784);
    tg_layer *right = tg_input_layer(tape, 784);
    tg_layer *hidden = tg_dense(left, 64, "relu");
    tg_layer *again = tg_share(hidden, right);
    tg_layer *both = tg_concat_layer(TG_LAYERS(hidden, again), 0);
    tg_summary(tg_model_of(TG_LAYERS(left, right), both));
    (void)digits;
}

/* Two outputs: which digit, and how much ink there is. */
static void outputs(tg_tape *tape, const tg_mnist *digits)
{
    const tg_array *x = digits->train_images;
    tg_array *ink = tg_array_new(TG_F32, 1, x->dim);
    for (size_t i = 0; i < x->dim[0] * x->row; i++)
        ((float *)ink->data)[i / x->row] += (float)tg_array_get(x, i) / 100;

    tg_layer *image = tg_input_layer(tape, 784);
    tg_layer *hidden = tg_dense(image, 64, "relu");
    tg_layer *digit = tg_layer_named(tg_dense(hidden, 10, "softmax"), "digit");
    tg_layer *weight = tg_layer_named(tg_dense(hidden, 1, NULL), "ink");
    tg_model *model = tg_model_of(image, TG_LAYERS(digit, weight));
    tg_compile(
        model, "adam", TG_LOSSES("sparse_categorical_crossentropy", "mse"),
        TG_METRICS("digit.accuracy", "ink.mae"), .loss_weights = {1, 0.5});
    tg_fit(model, x, TG_ARRAYS(digits->train_labels, ink), .epochs = 3);
    tg_array_free(ink);
}

/* A loss and a metric of your own. */
static tg_tensor *cubed_error(tg_tensor *y, tg_tensor *target)
{
    tg_tensor *error = tg_abs(tg_sub(y, target));
    return tg_mul(error, tg_square(error));
}

static double sure(const tg_metric_row *row)
{
    double most = 0;
    for (size_t i = 0; i < row->classes; i++)
        most = row->prediction[i] > most ? row->prediction[i] : most;
    return most > 0.9;
}

static const tg_metric sure_metric = {"sure", sure};

static void own(tg_tape *tape, const tg_mnist *digits)
{
    tg_model *model = small_model(tape);
    tg_array *one_hot = tg_to_categorical(digits->train_labels, 10);
    tg_compile(model, tg_adam(tape, 0.002), cubed_error,
               TG_METRICS("accuracy", "top_3", &sure_metric));
    tg_fit(model, digits->train_images, one_hot, .epochs = 3);
    tg_array_free(one_hot);
}

/* What was learnt for ten digits serves for another question: odd or even? */
static void freeze(tg_tape *tape, const tg_mnist *digits)
{
    const tg_array *x = digits->train_images, *y = digits->train_labels;
    tg_model *model = small_model(tape);
    tg_fit(model, x, y, .epochs = 3, .quiet = true);

    tg_layer *hidden = tg_model_find(model, "dense_1");
    tg_freeze(hidden);
    tg_layer *odd = tg_dense(hidden, 2, "softmax");
    tg_model *parity = tg_model_of(model->input, odd);
    tg_compile(parity, "adam", "sparse_categorical_crossentropy", "accuracy");
    tg_summary(parity);

    tg_array *is_odd = tg_array_new(TG_U8, 1, y->dim);
    for (size_t i = 0; i < y->dim[0]; i++)
        ((unsigned char *)is_odd->data)[i] =
            (unsigned char)((int)tg_array_get(y, i) % 2);
    tg_fit(parity, x, is_odd, .epochs = 3);
    tg_array_free(is_odd);
}

/* Half the rate for a layer, no decay for biases. */
static void groups(tg_tape *tape, const tg_mnist *digits)
{
    tg_model *model = small_model(tape);
    tg_optimizer *adamw = tg_adamw(tape, 0.001);
    tg_compile(model, adamw, "sparse_categorical_crossentropy", "accuracy");
    tg_optimizer_group(adamw, "W1", .rate_factor = 0.5);
    tg_optimizer_group(adamw, "b*", .no_decay = true);
    tg_fit(model, digits->train_images, digits->train_labels, .epochs = 2);
}

static void fit(tg_tape *tape, const tg_mnist *digits)
{
    tg_model *model = small_model(tape);
    tg_compile(model, tg_adam(tape, 0.01), "sparse_categorical_crossentropy");
    tg_scores kept = tg_fit(
        model, digits->train_images, digits->train_labels, .epochs = 100,
        .validation_split = 0.1, .plateau = {.patience = 2, .factor = 0.2},
        .early_stopping = {.patience = 3, .restore_best = true});
    const double *history = tg_history(model, "val_loss");
    printf("val_loss: %.4f after the first epoch, %.4f after the last of %d;\n"
           "%.4f with the parameters that the model has now\n",
           history[0], history[tg_epochs(model) - 1], tg_epochs(model),
           tg_score(kept, "val_loss"));
}

/* Whether to go on: not when nine of ten are right. */
static bool not_yet(tg_training *now, void *context)
{
    const double *enough = context;
    return now->scores.accuracy < *enough;
}

static void call(tg_tape *tape, const tg_mnist *digits)
{
    double enough = 0.9;
    tg_model *model = small_model(tape);
    tg_fit(model, digits->train_images, digits->train_labels, .epochs = 100,
           .on_epoch = not_yet, .context = &enough);
}

/* A 7 that is missed counts five times; the gradient of four batches is
 * followed in one step. */
static void weigh(tg_tape *tape, const tg_mnist *digits)
{
    tg_model *model = small_model(tape);
    tg_fit(model, digits->train_images, digits->train_labels, .epochs = 3,
           .class_weight = TG_WEIGHTS(1, 1, 1, 1, 1, 1, 1, 5, 1, 1),
           .accumulate = 4);
}

/* Makes 90 batches an epoch: 32 images, all moved to a side by 0 or 1. */
static bool moved(tg_batch *batch, void *context)
{
    const tg_mnist *digits = context;
    tg_rng *rng = &batch->tape->rng;
    size_t row[32];
    if (batch->step == 90)
        return false; /* the epoch is over */
    for (int i = 0; i < 32; i++)
        row[i] = tg_rng_below(rng, digits->train_labels->dim[0]);
    tg_tensor *x = tg_batch_samples(batch->tape, "x", digits->train_images, row,
                                    32, TG_SHAPE(28, 28));
    const int left = (int)tg_rng_below(rng, 3);
    tg_tensor *wide = tg_pad(x, 2, left, 2 - left, 0);
    batch->x[0] = tg_reshape(tg_slice(wide, 2, 1, 29, 1), 32, 784);
    batch->y[0] = tg_batch_samples(batch->tape, "y", digits->train_labels, row,
                                   32, TG_SCALAR);
    return true;
}

static void made(tg_tape *tape, const tg_mnist *digits)
{
    tg_model *model = small_model(tape);
    tg_fit(model, tg_data_made(moved, (void *)digits), NULL, .epochs = 3);
}

/* Which pixel does the loss depend on most? And what if every pixel moves a
 * little in the direction that makes the loss larger (Goodfellow and others
 * 2015)? */
static void watch(tg_tape *tape, const tg_mnist *digits)
{
    tg_model *model = small_model(tape);
    tg_fit(model, digits->train_images, digits->train_labels, .epochs = 3);

    const size_t row = 3;
    tg_tensor *x = tg_watch(tg_batch_samples(tape, "x", digits->test_images,
                                             &row, 1, TG_SHAPE(784)));
    tg_tensor *y = tg_batch_input(tape, "y", digits->test_labels, &row, 1);
    tg_tensor *dx = tg_grad(tg_model_loss(model, x, y, false), x);
    const int pixel = (int)tg_item(tg_argmax(tg_abs(dx), -1));
    printf("most of all on the pixel in row %d, column %d\n", pixel / 28,
           pixel % 28);

    tg_tensor *step = tg_mul_scalar(tg_sign(dx), 0.1);
    tg_tensor *moved_x = tg_add(x, step);
    tg_tensor *p = tg_model_output(model, x);
    tg_tensor *moved_p = tg_model_output(model, moved_x);
    const int digit = (int)tg_array_get(digits->test_labels, row);
    printf("probability of the right digit, %d: %.3f, after the step %.3f\n",
           digit, (double)p->data[digit], (double)moved_p->data[digit]);
}

static void mistake(tg_tape *tape, const tg_mnist *digits)
{
    tg_layer *image = tg_input_layer(tape, 1, 28, 28);
    tg_layer *small = tg_conv2d_layer(image, 8, 3, "relu", .stride = {2, 2});
    tg_layer *large = tg_conv2d_layer(image, 8, 3, "relu", .same = true);
    tg_add_layer(TG_LAYERS(small, large));
    (void)digits;
}

static void clash(tg_tape *tape, const tg_mnist *digits)
{
    tg_model *model = small_model(tape);
    tg_compile(model, "adam", "categorical_crossentropy", "accuracy");
    tg_fit(model, digits->train_images, digits->train_labels);
}

static const struct {
    const char *name;
    void (*run)(tg_tape *tape, const tg_mnist *digits);
} pieces[] = {
    {"sequential", sequential}, {"inside", inside},   {"shared", shared},
    {"outputs", outputs},       {"own", own},         {"freeze", freeze},
    {"groups", groups},         {"fit", fit},         {"made", made},
    {"watch", watch},           {"mistake", mistake}, {"weigh", weigh},
    {"clash", clash},           {"call", call},
};

int main(int argc, char **argv)
{
    for (size_t i = 0; argc > 1 && i < sizeof pieces / sizeof *pieces; i++) {
        tg_mnist digits;
        if (strcmp(pieces[i].name, argv[1]) != 0)
            continue;
        if (!tg_mnist_generate(3000, 500, 1, &digits))
            tg_fail("%s", tg_error());
        tg_tape *tape = tg_tape_new();
        tg_seed(tape, 1);
        pieces[i].run(tape, &digits);
        tg_tape_free(tape);
        tg_mnist_free(&digits);
        return 0;
    }
    fprintf(stderr, "usage: pieces NAME\n");
    return 2;
}
