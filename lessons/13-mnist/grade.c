/* What lab 13 is graded on.
 *
 * The right numbers come by other ways: tg_fit for the steps, comparisons in
 * pairs for accuracy, a walk over the places of the photograph for pixels. */
#include <math.h>
#include <string.h>

#include "cases.h"

static int between(tg_rng *rng, int low, int high)
{
    return low + (int)tg_rng_below(rng, (uint64_t)(high - low + 1));
}

/* A multiple of 1/64, away from 0. */
static double number(tg_rng *rng, int most)
{
    return between(rng, 8, most) * (between(rng, 0, 1) ? 1 : -1) / 64.0;
}

/* ---- train_step ---- */

enum { IN = 3, HIDDEN = 5, OUT = 4, N = 6, STEPS = 6 };
enum { W2 = IN * HIDDEN + HIDDEN, PARAMS = W2 + HIDDEN * OUT + OUT };

typedef struct lesson_run {
    int adam, steps;
    double rate;
    double w[PARAMS], x[N * IN], y[N * OUT]; /* w: W1, b1, W2, b2 */
    double error[STEPS], after[PARAMS];
} lesson_run;

/* By tg_fit: an epoch of one batch, in the order of the rows, is a step. */
static void trained(lesson_run *t)
{
    tg_tape *tape = tg_tape_new();
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, IN);
    tg_dense(model, HIDDEN, "relu");
    tg_dense(model, OUT, "softmax");
    const double *from = t->w;
    for (int i = 0; i < 4; from += model->param[i++]->count)
        tg_set(model->param[i], from);
    tg_compile(model, t->adam ? tg_adam(tape, t->rate) : tg_sgd(tape, t->rate),
               "categorical_crossentropy");
    tg_array *x = tg_array_new(TG_F64, 2, (size_t[]){N, IN});
    tg_array *y = tg_array_new(TG_F64, 2, (size_t[]){N, OUT});
    memcpy(x->data, t->x, sizeof t->x), memcpy(y->data, t->y, sizeof t->y);
    tg_fit(model, x, y, .epochs = t->steps, .batch_size = N, .in_order = true,
           .quiet = true);
    memcpy(t->error, tg_history(model, "loss"),
           (size_t)t->steps * sizeof *t->error);
    double *to = t->after;
    for (int i = 0; i < 4; to += model->param[i++]->count)
        memcpy(to, model->param[i]->data, model->param[i]->count * sizeof *to);
    tg_array_free(x), tg_array_free(y);
    tg_tape_free(tape);
}

/* What is shown: 0 the errors and the parameters, 1 the tape. */
static void train_case(lab_case *c, tg_rng *rng, int steps, int adam, int shown)
{
    lesson_run t = {.adam = adam, .steps = steps, .rate = adam ? 0.05 : 0.5};
    for (int i = 0; i < PARAMS + N * IN; i++)
        *(i < PARAMS ? &t.w[i] : &t.x[i - PARAMS]) = number(rng, 80);
    for (int s = 0; s < N; s++)
        t.y[s * OUT + between(rng, 0, OUT - 1)] = 1;
    lab_text(c, "%d time%s train_step, %d-%d-%d, x [%d x %d], tg_%s(tape, %g)",
             steps, steps > 1 ? "s" : "", IN, HIDDEN, OUT, N, IN,
             adam ? "adam" : "sgd", t.rate);
    lab_in(c, IN), lab_in(c, HIDDEN), lab_in(c, OUT), lab_in(c, N);
    lab_in(c, adam), lab_in(c, t.rate), lab_in(c, steps), lab_in(c, shown);
    lab_in_all(c, t.w, PARAMS), lab_in_all(c, t.x, N * IN);
    lab_in_all(c, t.y, N * OUT);
    trained(&t);
    if (shown == 0) {
        lab_out_all(c, "E of each step", t.error, steps);
        lab_out_all(c, "W1 and b1", t.after, W2);
        lab_out_all(c, "W2 and b2", t.after + W2, PARAMS - W2);
    } else {
        lab_out(c, "entries left on the tape", 0);
        lab_out_all(c, "whether W1, b1, W2 and b2 have moved",
                    (double[]){1, 1, 1, 1}, 4);
    }
}

static void one_step(lab_case *c, int i, tg_rng *rng)
{
    train_case(c, rng, 1, i % 2, 0);
}

static void many_steps(lab_case *c, int i, tg_rng *rng)
{
    train_case(c, rng, i < 2 ? 2 : STEPS, i % 2, 0);
}

static void tape_kept(lab_case *c, int i, tg_rng *rng)
{
    train_case(c, rng, 1 + 2 * i, 0, 1);
}

enum { ROWS_MOST = 24, CLASSES_MOST = 6 };
/* Whether no number of the row speaks against the label: none before it is as
 * large, none after it larger, and all of them are numbers. */
static bool is_right(const double *row, int classes, int label)
{
    for (int k = 0; k < classes; k++)
        if (k < label ? !(row[k] < row[label]) : !(row[k] <= row[label]))
            return false;
    return true;
}

/* At least half of the rows are right. */
static void draw_rows(double *out, double *label, int n, int classes,
                      double low, tg_rng *rng)
{
    size_t order[CLASSES_MOST] = {0, 1, 2, 3, 4, 5};
    for (int i = 0; i < n; i++) {
        tg_rng_shuffle(rng, order, (size_t)classes);
        label[i] = between(rng, 0, classes - 1);
        for (int k = 0; k < classes; k++) {
            const int at = (int)order[k];
            out[i * classes + k] = low + (10 * at + between(rng, 1, 9)) / 64.0;
            if (i % 2 && at == classes - 1)
                label[i] = k;
        }
    }
}

/* Every other row is special: `equal` makes its first number and another one
 * the largest, `nan` all of them NaN or one, by turns the first as well. */
static void rows_case(lab_case *c, int n, int classes, double low, bool equal,
                      bool nan, tg_rng *rng)
{
    double out[ROWS_MOST * CLASSES_MOST], label[ROWS_MOST], right = 0;
    draw_rows(out, label, n, classes, low, rng);
    for (int k = 0; k < n && (equal || nan); k += 2) {
        double *row = out + k * classes;
        const int other = between(rng, 1, classes - 1);
        label[k] = k % 4 ? 0 : other;
        if (equal)
            row[0] = row[other] = 2;
        for (int j = 0; j < classes && nan; j++)
            row[j] = k % 8 == 0 || j == k / 2 % classes ? NAN : row[j];
    }
    for (int i = 0; i < n; i++)
        right += is_right(out + i * classes, classes, (int)label[i]);
    lab_text(c, "accuracy({%s}, {%s}, %d, %d)", lab_list(out, n * classes),
             lab_list(label, n), n, classes);
    lab_in(c, n), lab_in(c, classes);
    lab_in_all(c, out, n * classes), lab_in_all(c, label, n);
    lab_out(c, "the result", right / n);
    lab_kept(c, "out", out, n * classes), lab_kept(c, "label", label, n);
}

static void shares(lab_case *c, int i, tg_rng *rng)
{
    rows_case(c, i == 0 ? 1 : between(rng, 7, ROWS_MOST), 2 + i % 5, 0, false,
              false, rng);
}

static void logits(lab_case *c, int i, tg_rng *rng)
{
    rows_case(c, between(rng, 9, ROWS_MOST), 3 + i % 3, -4, i > 1, false, rng);
}

static void nans(lab_case *c, int i, tg_rng *rng)
{
    rows_case(c, 20 + i, 3, 0.25, false, true, rng);
}

/* Counted cell by cell. From the third case on, some have no answer. */
static void counts(lab_case *c, int i, tg_rng *rng)
{
    double label[40], answer[40], count[25] = {0};
    const int classes = 2 + i % 4, n = i == 0 ? 3 : between(rng, 20, 40);
    for (int k = 0; k < n; k++) {
        const bool gap = i >= 2 && k % 3 == 1, right = between(rng, 0, 2) > 0;
        label[k] = gap ? classes - 1 - k % 2 : between(rng, 0, classes - 1);
        answer[k] = gap ? -1 : right ? label[k] : between(rng, 0, classes - 1);
    }
    for (int cell = 0; cell < classes * classes; cell++)
        for (int k = 0; k < n; k++)
            count[cell] += label[k] == cell / classes &&
                           answer[k] == cell % classes;
    lab_text(c, "confusion({%s}, {%s}, %d, %d, count)", lab_list(label, n),
             lab_list(answer, n), n, classes);
    lab_in(c, n), lab_in(c, classes);
    lab_in_all(c, label, n), lab_in_all(c, answer, n);
    lab_kept(c, "label", label, n), lab_kept(c, "answer", answer, n);
    lab_out_all(c, "count", count, classes * classes);
}

enum { UNITS = 400 };
static const double chances[] = {0.2, 0.5, 0.75, 0};

/* One way to be right; judge.c knows the others. */
static void dropout_case(lab_case *c, double p, bool training, tg_rng *rng)
{
    double x[UNITS], mask[UNITS], y[UNITS];
    const double seed = between(rng, 1, 1000000);
    tg_rng draws = tg_rng_new((uint64_t)seed);
    for (int i = 0; i < UNITS; i++)
        x[i] = between(rng, 1, 16) / 4.0 * (between(rng, 0, 1) ? 1 : -1);
    lab_text(c, "dropout(x, %d, %g, %s, uniform, mask, y), twice", UNITS, p,
             training ? "true" : "false");
    lab_in(c, UNITS), lab_in(c, p), lab_in(c, training), lab_in(c, seed);
    lab_in_all(c, x, UNITS), lab_kept(c, "x", x, UNITS);
    for (int call = 1; call <= 2; call++) {
        for (int i = 0; i < UNITS; i++) {
            const bool dropped = training && tg_rng_uniform(&draws) < p;
            mask[i] = dropped ? 0 : training ? 1 / (1 - p) : 1;
            y[i] = x[i] * mask[i];
        }
        lab_out_all(c, "mask", mask, UNITS), lab_out_all(c, "y", y, UNITS);
    }
}

static void in_training(lab_case *c, int i, tg_rng *rng)
{
    dropout_case(c, chances[i], true, rng);
}

static void not_in_training(lab_case *c, int i, tg_rng *rng)
{
    dropout_case(c, chances[i], false, rng);
}

static void back(lab_case *c, int i, tg_rng *rng)
{
    enum { MOST = 12 };
    double dy[MOST], mask[MOST], dx[MOST];
    const int n = i == 0 ? 3 : between(rng, 6, MOST);
    const double scale = 1 / (1 - chances[i]);
    for (int k = 0; k < n; k++) {
        dy[k] = number(rng, 200);
        mask[k] = between(rng, 0, 2) ? scale : 0;
        dx[k] = mask[k] == 0 ? 0 : dy[k] * scale;
    }
    lab_text(c, "dropout_back({%s}, {%s}, %d, dx)", lab_list(dy, n),
             lab_list(mask, n), n);
    lab_in(c, n), lab_in_all(c, dy, n), lab_in_all(c, mask, n);
    lab_kept(c, "dy", dy, n), lab_kept(c, "mask", mask, n);
    lab_out_all(c, "dx", dx, n);
}

/* ---- to_pixels ---- */

enum { SIDE = 28, FINE = 4 * SIDE, WIDTH_MOST = 34, PLACES = 34 * 34 };

typedef struct photo {
    int width, height;
    double grey[PLACES];
} photo;

static double ink(double grey)
{
    return 1 - grey / 255 < 0.3 ? 0 : 1 - grey / 255;
}

/* Which points of the fine grid fall into the place from `low` on, of width s:
 * *from .. *to - 1. False where rounding could decide about one of them. */
static bool points_in(double low, double s, int *from, int *to)
{
    const double first = (low - 0.125) * 4, last = (low + s - 0.125) * 4;
    *from = (int)fmin(fmax(ceil(first), 0), FINE);
    *to = (int)fmin(fmax(ceil(last), 0), FINE);
    return fabs(first - round(first)) > 1e-6 && fabs(last - round(last)) > 1e-6;
}

/* Place by place: each covers some points of the fine grid. */
static bool developed(const photo *p, double *pixels)
{
    double by_column[WIDTH_MOST] = {0}, by_row[WIDTH_MOST] = {0};
    double all = 0, mx = 0, my = 0;
    int columns[2] = {WIDTH_MOST, 0}, rows[2] = {WIDTH_MOST, 0};
    memset(pixels, 0, SIDE * SIDE * sizeof *pixels);
    for (int i = 0; i < p->width * p->height; i++) {
        by_column[i % p->width] += ink(p->grey[i]);
        by_row[i / p->width] += ink(p->grey[i]);
        all += ink(p->grey[i]);
    }
    if (all == 0)
        return true;
    for (int k = 0; k < WIDTH_MOST; k++) {
        mx += by_column[k] * (k + 0.5) / all, my += by_row[k] * (k + 0.5) / all;
        if (by_column[k] > 0)
            columns[0] = k < columns[0] ? k : columns[0], columns[1] = k + 1;
        if (by_row[k] > 0)
            rows[0] = k < rows[0] ? k : rows[0], rows[1] = k + 1;
    }
    const int wide = columns[1] - columns[0], high = rows[1] - rows[0];
    const double s = 20.0 / (wide > high ? wide : high);
    for (int i = 0; i < p->width * p->height; i++) {
        int u0, u1, v0, v1;
        if (!points_in(14 + (i % p->width - mx) * s, s, &u0, &u1) ||
            !points_in(14 + (i / p->width - my) * s, s, &v0, &v1))
            return false;
        for (int v = v0; v < v1; v++)
            for (int u = u0; u < u1; u++)
                pixels[v / 4 * SIDE + u / 4] += ink(p->grey[i]) / 16;
    }
    return true;
}

static void put_bar(photo *p, int left, int right, int top, int bottom,
                    double grey)
{
    for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
            p->grey[y * p->width + x] = grey;
}

/* Photographs: how large, how high the figure is (0: there is none), whether a
 * bar makes it wider than high, whether the paper has shadows, too pale to be
 * ink. In the first two a place is a pixel wide; the sixth is all figure. */
static const struct {
    int width, height, high;
    bool bar, shadows;
} photos[] = {
    {26, 30, 20, false, false}, {27, 29, 20, false, false},
    {34, 26, 14, true, false},  {23, 34, 31, false, false},
    {19, 18, 13, false, false}, {15, 25, 25, false, false},
    {32, 30, 23, false, true},  {12, 9, 0, false, true},
};

/* A figure like a C without symmetry, its arms paler than its back. */
static void draw(photo *p, int high, bool bar, bool shadows, tg_rng *rng)
{
    const int wide = high * 3 / 5, thick = between(rng, 3, 4);
    const int edge = p->height > high; /* of paper, at least */
    const int left = between(rng, edge, p->width - wide - edge);
    const int top = between(rng, edge, p->height - high - edge),
              end = top + high;
    put_bar(p, 0, p->width, 0, p->height, 255);
    put_bar(p, left, left + (high ? thick : 0), top, end, 0);
    put_bar(p, left, left + wide, high ? end - thick - 1 : end, end, 51);
    put_bar(p, left, left + wide - 4, top, high ? top + 2 : top, 102);
    put_bar(p, 3, bar ? p->width - 3 : 3, p->height - 6, p->height - 3, 0);
    for (int y = 1; y < p->height - 1 && shadows; y++)
        for (int x = 1; x < p->width - 1; x++)
            if (p->grey[y * p->width + x] == 255 && (x + 2 * y) % 5 == 0)
                p->grey[y * p->width + x] = between(rng, 195, 230);
}

static void photo_case(lab_case *c, int i, tg_rng *rng)
{
    photo p = {.width = photos[i].width, .height = photos[i].height};
    const int places = p.width * p.height;
    double pixels[SIDE * SIDE];
    do
        draw(&p, photos[i].high, photos[i].bar, photos[i].shadows, rng);
    while (!developed(&p, pixels));
    lab_text(c, "to_pixels({%s}, %d, %d, pixels)", lab_list(p.grey, places),
             p.width, p.height);
    lab_in(c, p.width), lab_in(c, p.height), lab_in_all(c, p.grey, places);
    lab_kept(c, "grey", p.grey, places);
    lab_out_all(c, "pixels", pixels, SIDE * SIDE);
}

static void any_size(lab_case *c, int i, tg_rng *rng)
{
    photo_case(c, i + 2, rng);
}

static void cropped(lab_case *c, int i, tg_rng *rng)
{
    photo_case(c, i + 5, rng);
}

static void in_shadow(lab_case *c, int i, tg_rng *rng)
{
    photo_case(c, i + 6, rng);
}

const lab_task lab_tasks[] = {
    {"train_step", "E, and one step", 3, 4, one_step, 1e-8, 0, NULL, 0},
    {"train_step", "many steps, as tg_fit", 3, 4, many_steps, 1e-8, 0, NULL, 0},
    {"train_step", "the tape is as before", 1, 3, tape_kept, 1e-9, 0, NULL, 0},
    {"accuracy", "the share that is right", 2, 6, shares, 1e-12, 0, NULL, 0},
    {"accuracy", "below 0; equal ones", 1, 5, logits, 1e-12, 0, NULL, 0},
    {"accuracy", "rows with NaN", 1, 4, nans, 1e-12, 0, NULL, 0},
    {"confusion", "which is taken for which", 3, 8, counts, 0, 0, NULL, 0},
    {"dropout", "in training", 4, 4, in_training, 0, 0, "dropout", 0},
    {"dropout", "otherwise", 1, 2, not_in_training, 0, 0, "dropout", 0},
    {"dropout_back", "the same units", 2, 4, back, 1e-12, 0, NULL, 0},
    {"to_pixels", "20 high already", 2, 2, photo_case, 1e-9, 0, NULL, 0},
    {"to_pixels", "other sizes", 3, 3, any_size, 1e-9, 0, NULL, 0},
    {"to_pixels", "ink up to the edges", 1, 1, cropped, 1e-9, 0, NULL, 0},
    {"to_pixels", "shadows; no ink at all", 2, 2, in_shadow, 1e-9, 0, NULL, 0},
    {NULL, NULL, 0, 0, NULL, 0, 0, NULL, 0},
};

/* What the answer and main call, and what else one might. */
const char *const lab_uses =
    "tg_tape_new tg_tape_free tg_tape_mark tg_rewind tg_param tg_set tg_input "
    "tg_shape_line tg_shape_of tg_gives_option tg_item tg_named tg_matmul "
    "tg_add tg_relu tg_sigmoid tg_softmax tg_softmax_cross_entropy tg_sum "
    "tg_softmax_cross_entropy_with tg_mse tg_mul tg_sub tg_neg tg_log tg_mean "
    "tg_backward tg_optimizer_step tg_sgd tg_adam tg_descend";
