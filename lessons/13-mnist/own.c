/* Lesson 13's own digits and weights: pictures from files and from the
 * keyboard, and weights that are kept. */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "own.h"

enum { LARGEST = 1024 };

/* ---- weights ---- */

/* The parameters of the model in their order: W1, b1, W2, b2, ... */
static bool each_parameter(tg_model *model, bool (*visit)(tg_tensor *, FILE *),
                           FILE *file)
{
    for (int i = 0; i < model->params; i++)
        if (!visit(model->param[i], file))
            return false;
    return true;
}

static bool write_one(tg_tensor *t, FILE *file)
{
    return fwrite(t->data, sizeof(tg_real), t->count, file) == t->count;
}

/* Saves to a new file next to `path` that takes its place when it is whole. */
bool save_weights(tg_model *model, const char *path)
{
    char new[1024];
    if ((size_t)snprintf(new, sizeof new, "%s.new", path) >= sizeof new) {
        tg_set_error("the path of the weights is too long");
        return false;
    }
    FILE *file = fopen(new, "wb");
    bool good = file != NULL;
    if (good) {
        fprintf(file, "tapegrad weights %zu\n", tg_model_parameters(model));
        good = each_parameter(model, write_one, file);
        good = fclose(file) == 0 && good && rename(new, path) == 0;
    }
    if (!good) {
        tg_set_error("%s: %s", path, strerror(errno));
        remove(new);
    }
    return good;
}

/* Reads all numbers before it changes any. */
bool load_weights(tg_model *model, const char *path)
{
    const size_t count = tg_model_parameters(model);
    tg_real *all = malloc((count + 1) * sizeof *all);
    size_t said = 0;
    FILE *file = fopen(path, "rb");
    if (!file || !all) {
        tg_set_error("%s: %s", path, strerror(errno));
    } else if (fscanf(file, "tapegrad weights %zu", &said) != 1 ||
               said != count || fgetc(file) != '\n') {
        tg_set_error("%s: not the weights of this network: %zu numbers, "
                     "wanted %zu",
                     path, said, count);
        said = 0;
    } else if (fread(all, sizeof *all, count + 1, file) != count) {
        tg_set_error("%s: cut short, or too long", path);
        said = 0;
    }
    const tg_real *from = all;
    for (int i = 0; said == count && i < model->params; i++) {
        tg_set(model->param[i], from);
        from += model->param[i]->count;
    }
    if (file)
        fclose(file);
    free(all);
    return said == count;
}

/* ---- a picture becomes 28 x 28 ---- */

typedef struct picture {
    int width, height;
    unsigned char *ink; /* 0 .. 255, row by row */
} picture;

/* Scales the inked part to 20 x 20 and puts it in the middle, as MNIST does:
 * each place is the mean of what falls on it. */
static bool fit_digit(const picture *p, tg_real *pixels)
{
    int left = p->width, right = -1, top = p->height, bottom = -1;
    for (int y = 0; y < p->height; y++)
        for (int x = 0; x < p->width; x++)
            if (p->ink[y * p->width + x] > 64) {
                left = x < left ? x : left;
                right = x > right ? x : right;
                top = y < top ? y : top;
                bottom = y > bottom ? y : bottom;
            }
    memset(pixels, 0, PIXELS * sizeof *pixels);
    if (right < 0) {
        tg_set_error("there is no ink in the picture");
        return false;
    }
    const int width = right - left + 1, height = bottom - top + 1;
    const double scale = 20.0 / (width > height ? width : height);
    const double x0 = (SIDE - width * scale) / 2;
    const double y0 = (SIDE - height * scale) / 2;
    for (int i = 0; i < PIXELS; i++) {
        double sum = 0;
        for (int s = 0; s < 16; s++) { /* 4 x 4 places inside the pixel */
            const double x = (i % SIDE + (s % 4 + 0.5) / 4 - x0) / scale;
            const double y = (i / SIDE + (s / 4 + 0.5) / 4 - y0) / scale;
            if (x >= 0 && y >= 0 && x < width && y < height)
                sum += p->ink[(top + (int)y) * p->width + left + (int)x];
        }
        pixels[i] = (tg_real)(sum / 16 / 255);
    }
    return true;
}

/* The picture as ink. Dark on light paper is turned around: ink is what there
 * is less of. */
static bool take_picture(const tg_array *grey, picture *p)
{
    const size_t count = grey->dim[0] * grey->dim[1];
    if (grey->dim[0] > LARGEST || grey->dim[1] > LARGEST) {
        tg_set_error("a picture may be 1024 x 1024, this is %zu x %zu",
                     grey->dim[1], grey->dim[0]);
        return false;
    }
    *p = (picture){(int)grey->dim[1], (int)grey->dim[0], malloc(count)};
    if (!p->ink) {
        tg_set_error("no memory for a picture");
        return false;
    }
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += tg_array_get(grey, i);
    const bool paper_is_light = sum > (double)count / 2;
    for (size_t i = 0; i < count; i++) {
        const double v = 255 * tg_array_get(grey, i);
        p->ink[i] = (unsigned char)(paper_is_light ? 255 - v : v);
    }
    return true;
}

/* A grey picture from a PGM file, up to 1024 x 1024. */
bool read_pgm(const char *path, tg_real *pixels)
{
    picture p = {0};
    tg_array *grey = tg_pgm_read(path);
    const bool good = grey && take_picture(grey, &p) && fit_digit(&p, pixels);
    free(p.ink);
    tg_array_free(grey);
    return good;
}

/* Lines of standard input up to an empty one: all but blanks is ink. A letter
 * is twice as high as wide. */
bool read_drawing(tg_real *pixels)
{
    enum { ROWS = 40, COLUMNS = 80 };
    static unsigned char ink[2 * ROWS * COLUMNS];
    picture p = {COLUMNS, 0, ink};
    char line[COLUMNS + 2];
    printf("Draw a digit with #, up to %d lines; an empty line ends it.\n",
           ROWS);
    memset(ink, 0, sizeof ink);
    while (p.height < 2 * ROWS && fgets(line, sizeof line, stdin) &&
           line[0] != '\n') {
        for (int x = 0; x < COLUMNS && line[x] && line[x] != '\n'; x++)
            if (!isspace((unsigned char)line[x]))
                ink[p.height * COLUMNS + x] =
                    ink[(p.height + 1) * COLUMNS + x] = 255;
        p.height += 2;
    }
    return fit_digit(&p, pixels);
}

/* The picture as the network sees it, and what it says. */
void answer(tg_model *model, const tg_real *pixels)
{
    static const char *const name[] = {"0", "1", "2", "3", "4",
                                       "5", "6", "7", "8", "9"};
    double p[10], seen[PIXELS];
    tg_mark start = tg_tape_mark(model->tape);
    tg_tensor *x = tg_input(model->tape, "x", TG_SHAPE(1, PIXELS), pixels);
    const tg_tensor *out = tg_model_output(model, x);
    int best = 0;
    for (int i = 0; i < PIXELS; i++)
        seen[i] = (double)pixels[i];
    for (int k = 0; k < 10; k++) {
        p[k] = (double)out->data[k];
        best = p[k] > p[best] ? k : best;
    }
    tg_rewind(model->tape, start);
    tg_plot *seen_plot = tg_plot_new("What the network sees", NULL, NULL);
    tg_plot_heat(seen_plot, SIDE, SIDE, seen);
    tg_show(seen_plot, "own");
    tg_plot_free(seen_plot);
    tg_plot *bars = tg_plot_new("Probabilities", NULL, NULL);
    tg_plot_bars(bars, 10, name, p);
    tg_show(bars, "own-answer");
    tg_plot_free(bars);
    printf("\nIt is a %d (%.1f%%).\n", best, 100 * p[best]);
}
