/* %% [markdown]
# MNIST: what it sees, what moves it, what fools it

The network of the article, 784-128-10, reads about 97 of 100 handwritten
digits right. That is only a number. This notebook asks *how* it does so: what
its first layer looks for, which pixels an answer depends on, where it errs, and
how little it takes to make it err.

One tool answers most of it. Backward gives the gradient of any number with
respect to any tensor. In training the tensor is a weight. Here it is the image.
*/
// %% includes Includes, and the data
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "nb.h"

enum { SIDE = 28, PIXELS = 784, UNITS = 128, EPOCHS = 4, SOME = 1000 };

/* MNIST where it is; else generated digits, and a line that says so. */
static bool load(tg_mnist *digits)
{
    const char *folder = getenv("TG_DATA") ? getenv("TG_DATA") : "build/data";
    if (!tg_mnist_load_or_generate(folder, 12000, 2000, 1, digits))
        return false;
    if (digits->generated)
        printf("No MNIST here: generated digits. The text is about MNIST.\n");
    return true;
}

static void image_of(const tg_array *images, size_t row, tg_real *pixels)
{
    tg_array_gather(images, &row, 1, pixels);
}

/* The first image with that label. */
static void first_of(const tg_mnist *data, int label, tg_real *pixels)
{
    size_t row = 0;
    while (tg_array_get(data->test_labels, row) != label)
        row++;
    image_of(data->test_images, row, pixels);
}

/* Numbers of n images in eighths of each one's largest: a smaller picture. */
static void shade(tg_real *pixels, int n)
{
    for (; n > 0; n--, pixels += PIXELS) {
        tg_real most = 0;
        for (int i = 0; i < PIXELS; i++)
            most = (tg_real)fmax((double)most, fabs((double)pixels[i]));
        for (int i = 0; i < PIXELS; i++)
            pixels[i] = (tg_real)round(8 * (double)(pixels[i] / most));
    }
}

/* %% [markdown]
The tool. z is the row of ten logits, one for each digit. c says which
combination of them is asked for: a 1 at the 4 asks for z₄, and a −1 at the 9
next to it for z₄ − z₉. The image is a `tg_param`, so that gradients reach it.
*/
// %% ask The gradient of c · z with respect to the pixels
static double ask(tg_model *model, const tg_real *pixels, const tg_real *c,
                  tg_real *gradient)
{
    tg_tape *tape = model->tape;
    const tg_mark start = tg_tape_mark(tape);
    tg_tensor *image = tg_param(tape, "image", 1, PIXELS);
    tg_set(image, pixels);
    tg_tensor *z = tg_model_logits(model, image);
    tg_tensor *y = tg_sum(tg_mul(z, tg_constant(tape, TG_SHAPE(1, 10), c)));
    if (gradient)
        memcpy(gradient, tg_grad(y, image)->data, PIXELS * sizeof *gradient);
    const double value = tg_item(y);
    tg_rewind(tape, start);
    return value;
}

/* %% [markdown]
Two more, for the end. `answers` gives the digit with the largest logit, image
by image. `attack` moves every pixel by ε: in the direction in which the loss
rises, or, to compare, in a random one. Pixels stay between 0 and 1.
*/
// %% attack Answers, and a step uphill
static double answers(tg_model *model, const tg_tensor *images,
                      const tg_real *labels, int *answer)
{
    tg_tape *tape = model->tape;
    const int n = images->shape.dim[0];
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(n, PIXELS), images->data);
    tg_tensor *best = tg_argmax(tg_model_logits(model, x), 1);
    int right = 0;
    for (int i = 0; i < n; i++) {
        right += best->data[i] == labels[i];
        if (answer)
            answer[i] = (int)best->data[i];
    }
    return right / (double)n;
}

static void attack(tg_model *model, tg_tensor *images, const tg_real *labels,
                   double epsilon, bool at_random)
{
    tg_tape *tape = model->tape;
    tg_rng rng = tg_rng_new(1);
    const int n = images->shape.dim[0];
    tg_tensor *y = tg_input(tape, "labels", TG_SHAPE(n), labels);
    tg_tensor *z = tg_model_logits(model, images);
    tg_tensor *g = tg_grad(tg_softmax_cross_entropy(z, y), images);
    for (size_t i = 0; i < images->count; i++) {
        const double way = at_random ? tg_rng_uniform(&rng) - 0.5
                                     : (double)g->data[i];
        const double v = (double)images->data[i] + epsilon * (way > 0) -
                         epsilon * (way < 0);
        images->data[i] = (tg_real)fmin(fmax(v, 0), 1);
    }
    tg_touch(images);
}

int main(void)
{
    /* %% [markdown]
    ## The digits

    There are 60,000 images to learn from and 10,000 to test with. Each has
    28 x 28 numbers from 0 (paper) to 1 (ink).
    */
    // %% digits The first ten test images
    tg_mnist data;
    if (!load(&data))
        tg_fail("%s", tg_error());
    tg_array *train = data.train_images, *test = data.test_images;
    tg_array_flatten(train);
    tg_array_flatten(test);
    static tg_real sheet[20 * PIXELS];
    static char text[20][40];
    static const char *captions[20];
    for (size_t i = 0; i < 20; i++)
        captions[i] = text[i];
    for (size_t i = 0; i < 10; i++) {
        image_of(test, i, sheet + i * PIXELS);
        snprintf(text[i], 40, "%g", tg_array_get(data.test_labels, i));
    }
    printf("%zu images to train, %zu to test\n", train->dim[0], test->dim[0]);
    nb_images("Test images and their labels", 10, SIDE, SIDE, sheet, 5,
              captions);

    /* %% [markdown]
    ## Training

    We train for four epochs with Adam and batches of 128; the test images are
    measured after each. A copy of the first layer's weights is kept as they are
    before.
    */
    // %% train Four epochs   tolerance=0.1 timeout=120
    tg_tape *tape = tg_tape_new();
    tg_seed(tape, 1);
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, PIXELS);
    tg_dense(model, UNITS, "relu");
    tg_dense(model, 10, "softmax");
    tg_compile(model, "adam", "categorical_crossentropy", "accuracy");
    tg_array *train_y = tg_to_categorical(data.train_labels, 10);
    tg_array *test_y = tg_to_categorical(data.test_labels, 10);
    tg_tensor *w = model->param[0];
    static tg_real before[PIXELS * UNITS];
    memcpy(before, w->data, sizeof before);
    tg_fit(model, train, train_y, .epochs = EPOCHS, .batch_size = 128,
           .validation = TG_VALIDATION(test, test_y), .quiet = true);
    const double epoch[EPOCHS] = {1, 2, 3, 4};
    const double *train_loss = tg_history(model, "loss");
    const double *test_loss = tg_history(model, "val_loss");
    for (int e = 0; e < EPOCHS; e++)
        printf("epoch %d  train: loss %.2f, %.0f%% right  "
               "test: loss %.2f, %.0f%% right\n",
               e + 1, train_loss[e], 100 * tg_history(model, "accuracy")[e],
               test_loss[e], 100 * tg_history(model, "val_accuracy")[e]);
    tg_plot *plot = tg_plot_new("Loss by epoch", "epoch", "loss");
    tg_plot_line(plot, "train, while learning", EPOCHS, epoch, train_loss);
    tg_plot_line(plot, "test", EPOCHS, epoch, test_loss);
    nb_plot(plot);
    tg_plot_free(plot);

    /* %% [markdown]
    ## What the first layer sees

    Each hidden unit has 784 weights, one per pixel, and so an image of its own:
    ink where the weight is positive adds to the unit, ink where it is negative
    subtracts from it. But some pixels are never inked. The gradient of a weight
    is Σ xᵢ δⱼ over the batch, with xᵢ the pixel. It is exactly 0 where the
    pixel always is. So do those weights ever move?
    */
    // %% still Weights that never move
    static int inked[PIXELS]; /* in how many training images */
    for (size_t i = 0; i < train->dim[0] * PIXELS; i++)
        inked[i % PIXELS] += ((const unsigned char *)train->data)[i] > 0;
    int never = 0, still = 0;
    for (size_t i = 0; i < PIXELS * UNITS; i++)
        if (inked[i / UNITS] == 0) {
            never++;
            still += w->data[i] == before[i];
        }
    printf("pixels that no training image inks: %d of %d\n", never / UNITS,
           PIXELS);
    printf("weights on them: %d of %d, %.1f%%\n", never, PIXELS * UNITS,
           100.0 * never / (PIXELS * UNITS));
    printf("bit for bit as at the start: %d of these\n", still);

    /* %% [markdown]
    Every one of them is still where chance put it. These weights are noise,
    and a test on ordinary digits can hardly tell. Keep that in mind.

    Which units count? A unit's use is its mean output over the first 1000 test
    images, times the sizes of its weights to the ten logits. The weights into
    the four most used follow, at the start and now, and then, for 16 of them,
    the difference of the two: what was learnt. Blue is positive, orange
    negative.
    */
    // %% units What the most used units have learnt   tolerance=1
    static size_t first[SOME];
    for (size_t i = 0; i < SOME; i++)
        first[i] = i;
    const tg_mark start = tg_tape_mark(tape);
    tg_tensor *x = tg_batch_input(tape, "x", test, first, SOME);
    tg_tensor *z1 = tg_add(tg_matmul(x, w), model->param[1]);
    tg_tensor *h = tg_mean(tg_relu(z1), 0);
    tg_tensor *out = tg_sum(tg_abs(model->param[2]), 1);
    tg_real use[UNITS];
    memcpy(use, tg_mul(h, out)->data, sizeof use);
    int most[16] = {0};
    for (int k = 0; k < 16; k++) {
        for (int j = 1; j < UNITS; j++)
            most[k] = use[j] > use[most[k]] ? j : most[k];
        use[most[k]] = 0;
    }
    tg_rewind(tape, start);
    for (int k = 0; k < 8; k++) {
        const tg_real *from = k < 4 ? before : w->data;
        for (int i = 0; i < PIXELS; i++)
            sheet[k * PIXELS + i] = from[i * UNITS + most[k % 4]];
        snprintf(text[k], 40, k < 4 ? "start" : "trained");
    }
    nb_images("Weights of the four most used units", 8, SIDE, SIDE, sheet, 4,
              captions);
    for (int k = 0; k < 16; k++)
        for (int i = 0; i < PIXELS; i++) {
            const int at = i * UNITS + most[k];
            sheet[k * PIXELS + i] = w->data[at] - before[at];
        }
    shade(sheet, 16);
    nb_images("Trained less start, the 16 most used units", 16, SIDE, SIDE,
              sheet, 4, NULL);

    /* %% [markdown]
    In the first picture the noise at the rim is the same above and below (paler
    below: each image is shaded by its own largest weight). In the second the
    rim is empty: nothing was learnt there. Within are pieces of strokes, orange
    next to blue. A unit asks for ink here *and* for none next to it.

    ## Saliency: which pixels an answer depends on

    The gradient of the right digit's logit with respect to the pixels says, for
    each of them: more ink here raises this logit (blue) or lowers it (orange).
    It is called a **saliency map** (Simonyan et al. 2013, arXiv 1312.6034). The
    last row is gradient times ink: what the ink that is there adds or takes
    away.
    */
    // %% saliency Five digits, gradients, gradient times ink   tolerance=1
    double sum = 0, logits[5];
    for (size_t k = 0; k < 5; k++) {
        const int label = (int)tg_array_get(data.test_labels, k);
        tg_real c[10] = {0}, *ink = sheet + k * PIXELS, *g = ink + 5 * PIXELS;
        c[label] = 1;
        image_of(test, k, ink);
        logits[k] = ask(model, ink, c, g);
        for (int i = 0; i < PIXELS; i++)
            g[5 * PIXELS + i] = g[i] * ink[i];
        for (int i = 0; k == 0 && i < PIXELS; i++)
            sum += (double)g[i] * (double)ink[i];
        snprintf(text[k], 40, "%d", label);
        snprintf(text[5 + k], 40, "gradient");
        snprintf(text[10 + k], 40, "times ink");
    }
    nb_images("Five digits, and what their logits hang on", 15, SIDE, SIDE,
              sheet, 5, captions);

    /* %% [markdown]
    The gradients look rough, and some are large where there is no ink. Are they
    right? A network of ReLUs is piecewise linear. So while no ReLU turns, a
    nudge of d changes the logit by d times the gradient, and not only nearly.
    Take the pixel of the 7 with the largest gradient.
    */
    // %% nudge The most salient pixel, nudged   tolerance=1
    const tg_real *g = sheet + 5 * PIXELS;
    tg_real nudged[PIXELS], seven[10] = {0};
    seven[(int)tg_array_get(data.test_labels, 0)] = 1;
    int top = 0;
    for (int i = 0; i < PIXELS; i++)
        top = fabs((double)g[i]) > fabs((double)g[top]) ? i : top;
    printf("row %d, column %d, ink %.1f; %d training images ink it\n",
           top / SIDE, top % SIDE, (double)sheet[top], inked[top]);
    for (double d = 0.01; d < 11; d *= 10) {
        memcpy(nudged, sheet, sizeof nudged);
        nudged[top] += (tg_real)d;
        printf("ink + %5.2f  predicted %7.4f  measured %7.4f\n", d,
               d * (double)g[top], ask(model, nudged, seven, NULL) - logits[0]);
    }
    printf("logit %.2f, gradient times ink adds up to %.2f\n", logits[0], sum);

    /* %% [markdown]
    As long as no ReLU turns, here up to a nudge of 1, the prediction holds in
    every digit printed. At 10, which is no ink any more, some have turned. So
    the gradient is right.

    But look at which pixel it is: one at the rim, blank in this image, and
    inked in only a few dozen of 60,000 training images. Almost nothing has
    taught the network what ink there means. A large gradient says what a change
    *would* do. It does not say what the answer was made of. Gradient times ink
    does: over the image it adds up to nearly the whole logit, and the little
    that is missing comes from the biases.

    ## Why 4, and not 9?

    A logit alone does not decide. The difference of two does. Below is the
    first 4 of the test images, with the gradient of z₄ − z₉. Then one pixel at
    a time is inked fully: the one that, by the gradient, helps the 9 most. Only
    pixels that more than a tenth of the training images ink are taken. How many
    does it take?
    */
    // %% nine From 4 to 9, pixel by pixel   tolerance=0.2
    const tg_real c[10] = {[4] = 1, [9] = -1};
    tg_real *four = sheet, *way = sheet + PIXELS, *nine = sheet + 2 * PIXELS;
    first_of(&data, 4, four);
    memcpy(nine, four, sizeof nudged);
    double lead = ask(model, four, c, way);
    int added = 0;
    printf("z4 - z9:");
    for (tg_real slope[PIXELS]; lead > 0 && added < 40; added++) {
        printf(" %.1f", lead);
        ask(model, nine, c, slope);
        int best = -1;
        for (int i = 0; i < PIXELS; i++)
            if (inked[i] * 10 > (int)train->dim[0] && nine[i] < 1 &&
                (best < 0 ||
                 slope[i] * (1 - nine[i]) < slope[best] * (1 - nine[best])))
                best = i;
        nine[best] = 1;
        lead = ask(model, nine, c, NULL);
    }
    printf(" %.1f\n%d pixels\n", lead, added);
    snprintf(text[0], 40, "is 4");
    snprintf(text[1], 40, "gradient");
    snprintf(text[2], 40, "%d pixels more", added);
    nb_images("A 4, the gradient of z4 - z9, and z9 > z4", 3, SIDE, SIDE, sheet,
              3, captions);

    /* %% [markdown]
    A handful of pixels is enough. They lie in the gap at the top, where a 4 is
    open and a 9 is closed. Here the gradient names what a reader would name.

    ## Mistakes

    Of all wrong answers on the 10,000 test images, these were given with the
    highest probability.
    */
    // %% mistakes The most confident mistakes   tolerance=1
    const size_t n = test->dim[0];
    tg_real *p = calloc(n * 10, sizeof *p);
    double *sure = calloc(n, sizeof *sure), confusion[100] = {0};
    int wrong = 0, *said = calloc(n, sizeof *said);
    if (!p || !sure || !said)
        tg_fail("no memory");
    tg_predict(model, test, p);
    for (size_t i = 0; i < n; i++) {
        const int is = (int)tg_array_get(data.test_labels, i);
        const tg_real *row = p + i * 10;
        for (int k = 1; k < 10; k++)
            said[i] = row[k] > row[said[i]] ? k : said[i];
        if (said[i] == is)
            continue;
        wrong++;
        sure[i] = (double)row[said[i]];
        confusion[is * 10 + said[i]]++;
    }
    for (int k = 0; k < 10; k++) {
        size_t worst = 0;
        for (size_t i = 1; i < n; i++)
            worst = sure[i] > sure[worst] ? i : worst;
        image_of(test, worst, sheet + k * PIXELS);
        snprintf(text[k], 40, "%d, is %g", said[worst],
                 tg_array_get(data.test_labels, worst));
        if (k == 9)
            printf("%d of %zu are wrong, these with p >= %.2f\n", wrong, n,
                   sure[worst]);
        sure[worst] = 0;
    }
    nb_images("The most confident mistakes: the answer, and what it is", 10,
              SIDE, SIDE, sheet, 5, captions);
    free(p);
    free(sure);
    free(said);

    /* %% [markdown]
    Several of them a reader might get wrong too. The network was nearly certain
    of all.

    The confusion matrix counts all mistakes. A row is what the digit is, a
    column is the answer. The diagonal, where answers are right, is left at 0.
    */
    // %% confusion What is taken for what   tolerance=1
    plot = tg_plot_new("Mistakes", "answer", "is");
    tg_plot_heat(plot, 10, 10, confusion);
    nb_plot(plot);
    tg_plot_free(plot);
    for (int k = 0; k < 4; k++) {
        int pair = 0;
        for (int i = 1; i < 100; i++)
            pair = confusion[i] > confusion[pair] ? i : pair;
        printf("%d taken for %d: %.0f times\n", pair / 10, pair % 10,
               confusion[pair]);
        confusion[pair] = 0;
    }

    /* %% [markdown]
    The darkest field is 4 taken for 9, the pair of the experiment above.

    ## A small step in every pixel

    A pixel that moves by ε changes z₇ − z₃ by ε times its gradient g. That is
    little. But there are 784. If each moves by ε against the sign of its own
    gradient, the change is −ε Σ |gᵢ|. Here it is for the 7 and ε = 0.1: what
    one pixel can do, what all can do, and what is measured. (Blank pixels may
    go below 0 here; below, pixels will stay between 0 and 1.)
    */
    // %% votes One pixel, all pixels   tolerance=0.2
    const tg_real seven_three[10] = {[7] = 1, [3] = -1};
    const double epsilon = 0.1;
    first_of(&data, 7, sheet);
    const double gap = ask(model, sheet, seven_three, way);
    double most_one = 0, all = 0, unseen = 0;
    for (int i = 0; i < PIXELS; i++) {
        most_one = fmax(most_one, epsilon * fabs((double)way[i]));
        all += epsilon * fabs((double)way[i]);
        unseen += inked[i] < 60 ? epsilon * fabs((double)way[i]) : 0;
        nudged[i] = sheet[i] - (tg_real)(epsilon * (way[i] > 0)) +
                    (tg_real)(epsilon * (way[i] < 0));
    }
    printf("z7 - z3 is %.1f\none pixel: %.2f at most\nall pixels: %.1f "
           "predicted, %.1f measured\n",
           gap, -most_one, -all, ask(model, nudged, seven_three, NULL) - gap);
    printf("of it by pixels inked in fewer than 60 images: %.0f%%\n",
           100 * unseen / all);

    /* %% [markdown]
    One pixel can do next to nothing. All together do three times what is
    needed, and no single pixel is to blame. A part of it comes from pixels that
    are hardly ever inked, where training had next to nothing to go by.

    This is the **fast gradient sign method** (Goodfellow et al. 2015, arXiv
    1412.6572): x + ε · sign(∂L/∂x), with the loss L of the right answer. Here
    it is done to the first 1000 test images. To compare, the same step is made
    with signs by chance. Below the curve: five images before and after a step
    of 0.1.
    */
    // %% fall Accuracy against the size of the step   tolerance=0.3
    double eps[9], share[2][9];
    int answer[SOME];
    tg_real labels[SOME];
    tg_array_gather(data.test_labels, first, SOME, labels);
    printf("epsilon  gradient sign  random sign\n");
    for (int e = 0; e < 9; e++) {
        eps[e] = 0.025 * e;
        for (int chance = 0; chance < 2; chance++) {
            tg_tensor *images = tg_param(tape, "x", SOME, PIXELS);
            tg_array_gather(test, first, SOME, images->data);
            attack(model, images, labels, eps[e], chance);
            share[chance][e] = 100 * answers(model, images, labels, NULL);
            tg_rewind(tape, start);
        }
        printf("%7.3f %12.0f%% %11.0f%%\n", eps[e], share[0][e], share[1][e]);
    }
    plot = tg_plot_new("1000 images, attacked", "epsilon", "% right");
    tg_plot_line(plot, "sign of the gradient", 9, eps, share[0]);
    tg_plot_line(plot, "random sign", 9, eps, share[1]);
    nb_plot(plot);
    tg_plot_free(plot);
    tg_tensor *images = tg_param(tape, "x", SOME, PIXELS);
    tg_array_gather(test, first, SOME, images->data);
    memcpy(sheet, images->data, 5 * PIXELS * sizeof *sheet);
    attack(model, images, labels, epsilon, false);
    answers(model, images, labels, answer);
    for (int k = 0; k < 5; k++) {
        snprintf(text[k], 40, "is %g", (double)labels[k]);
        snprintf(text[5 + k], 40, "answer %d", answer[k]);
    }
    memcpy(sheet + 5 * PIXELS, images->data, 5 * PIXELS * sizeof *sheet);
    nb_images("Before and after a step of 0.1", 10, SIDE, SIDE, sheet, 5,
              captions);
    tg_tape_free(tape);
    tg_array_free(train_y);
    tg_array_free(test_y);
    tg_mnist_free(&data);
    return 0;
}

/* %% [markdown]
With a step of 0.1 in the direction of the gradient, about one answer in ten is
right. The same step with random signs costs a few of 100. So the
network is not fooled by noise. It is fooled by the direction, and the
direction is one backward pass away. The digits are as easy to read as before.

The gradient has answered four questions here: what to learn, what an answer
depends on, what would change it, and what breaks it. Only the tensor at which
backward was asked has changed.

## Try next

1. Set the weights of the pixels that are never inked to 0 after training. Does
   the test accuracy change? Does the attack become weaker?
2. Attack once with `tg_neg` around the loss: images that the network finds
   easier than real ones.
3. Train on attacked images: call `attack` on each batch. At what ε does the
   curve fall then?
4. Train for one epoch instead of four. Which parts of the pictures are already
   there?

This belongs to lesson 13 (the article's program) and to section 4 of the
article. For the gradient with respect to an input see also lesson 06, and
section 3.2.2.
*/
