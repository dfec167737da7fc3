/* Curves, weights and answers of a model. */
#include "look/learnt.h"

#include <math.h>
#include <stdlib.h>

#include "train/evaluate.h"
#include "look/lecture.h"
#include "look/text/report.h"
#include "look/text/text.h"

static double *room_for(size_t count)
{
    double *room = malloc((count + 1) * sizeof *room);
    if (!room)
        tg_fail("no memory for %zu numbers", count);
    return room;
}

void tg_show_score(tg_model *model, const char *name, const char *file)
{
    if (!file)
        tg_fail("the name of the picture is NULL");
    const double *score = tg_history(model, name);
    const int epochs = tg_epochs(model);
    double *epoch = room_for((size_t)epochs);
    for (int i = 0; i < epochs; i++)
        epoch[i] = i + 1;
    tg_plot *plot = tg_plot_new("Training", "epoch", name);
    tg_plot_line(plot, NULL, epochs, epoch, score);
    tg_show(plot, file);
    tg_plot_free(plot);
    free(epoch);
}

/* Numbers first, first + every, ... as a picture. */
static void show_picture(const char *title, const char *file,
                         const tg_real *first, int every, int rows, int columns)
{
    const int count = rows * columns;
    double *number = room_for((size_t)count);
    for (int i = 0; i < count; i++)
        number[i] = (double)first[i * every];
    tg_plot *plot = tg_plot_new(title, NULL, NULL);
    tg_plot_heat(plot, rows, columns, number);
    tg_show(plot, file);
    tg_plot_free(plot);
    free(number);
}

static void check_picture(int rows, int columns)
{
    if (rows < 1 || columns < 1 || rows > 4096 || columns > 4096)
        tg_fail("a picture must be 1 x 1 to 4096 x 4096, got %d x %d", rows,
                columns);
}

void tg_show_unit(const tg_model *model, int unit, int rows, int columns)
{
    tg_model_check_live(model);
    check_picture(rows, columns);
    const tg_tensor *w = model->params > 0 ? model->param[0] : NULL;
    char title[64], file[32];
    if (!w || w->shape.rank != 2 || w->shape.dim[0] != rows * columns) {
        printf("No picture of a unit: the first parameter is not [%d x units]"
               "\n",
               rows * columns);
        return;
    }
    const int units = w->shape.dim[1];
    if (unit < 0 || unit >= units)
        tg_fail("there is no unit %d among 0..%d", unit, units - 1);
    snprintf(title, sizeof title, "Weights into unit %d of %d", unit, units);
    snprintf(file, sizeof file, "unit-%d", unit);
    show_picture(title, file, w->data + unit, units, rows, columns);
}

/* The outputs p[0 .. n-1] as bars, "0", "1", ...; returns the largest. */
static int show_bars(const tg_tensor *p, int n)
{
    double *value = room_for((size_t)n);
    char(*text)[12] = malloc((size_t)n * sizeof *text);
    const char **name = malloc((size_t)n * sizeof *name);
    int best = 0;
    if (!text || !name)
        tg_fail("no memory for %d names", n);
    for (int k = 0; k < n; k++) {
        snprintf(text[k], sizeof text[k], "%d", k);
        name[k] = text[k];
        value[k] = (double)p->data[k];
        best = value[k] > value[best] || isnan(value[k]) ? k : best;
    }
    tg_plot *bars = tg_plot_new("Probabilities", NULL, NULL);
    tg_plot_bars(bars, n, name, value);
    tg_show(bars, "own-answer");
    tg_plot_free(bars);
    free(value);
    free(text);
    free(name);
    return best;
}

void tg_show_answer(tg_model *model, const tg_real *pixels, int rows,
                    int columns)
{
    tg_model_check_live(model);
    check_picture(rows, columns);
    if (!pixels)
        tg_fail("pixels is NULL");
    const tg_shape sample = model->input.layer[0]->shape;
    if (tg_shape_count(sample) != (size_t)rows * (size_t)columns)
        tg_fail("a picture of %d x %d for a model whose input has %zu numbers",
                rows, columns, tg_shape_count(sample));
    const tg_mark start = tg_tape_mark(model->tape);
    tg_tensor *x = tg_input(model->tape, "x", tg_batch_shape(1, sample),
                            pixels);
    const tg_tensor *p = tg_model_output(model, x, false);
    show_picture("What the network sees", "own", pixels, 1, rows, columns);
    const int best = show_bars(p, (int)p->count);
    if (isnan(p->data[best]))
        printf("\nIt cannot say: its output is NaN.\n");
    else
        printf("\nIt is a %d (%.1f%%).\n", best, 100 * (double)p->data[best]);
    tg_rewind(model->tape, start);
}

void tg_report_answers(FILE *to, tg_model *model, const tg_array *x,
                       const tg_array *labels, int most)
{
    tg_model_check_live(model);
    if (!to || !x || !labels)
        tg_fail("%s NULL", !to ? "the file is" : !x ? "x is" : "labels is");
    const size_t classes = tg_shape_count(model->output.layer[0]->shape);
    tg_real *p = malloc((x->dim[0] * classes + 1) * sizeof *p);
    if (!p)
        tg_fail("no memory for the answers to %zu rows", x->dim[0]);
    tg_predict(model, tg_data_of(1, &x), tg_outputs_of(1, &p),
               (tg_predict_options){0});
    fprintf(to, "Confusion matrix: rows are what it is, columns the answer.\n"
                "\n");
    tg_report_confusion(to, p, (int)classes, labels);
    fprintf(to, "\nThe worst mistakes:\n\n");
    tg_report_mistakes(to, p, (int)classes, labels, x, most);
    free(p);
}
