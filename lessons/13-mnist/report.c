/* What lesson 13 shows at its end: curves, mistakes, what units look for. */
#include <stdio.h>
#include <stdlib.h>

#include "own.h"
#include "report.h"

void curves(const double *loss, int epochs)
{
    double *epoch = malloc((size_t)epochs * sizeof *epoch);
    if (!epoch)
        tg_fail("no memory for %d epochs", epochs);
    for (int i = 0; i < epochs; i++)
        epoch[i] = i + 1;
    tg_plot *plot = tg_plot_new("Training", "epoch", "loss");
    tg_plot_line(plot, NULL, epochs, epoch, loss);
    tg_show(plot, "curve");
    tg_plot_free(plot);
    free(epoch);
}

/* The weights into one hidden unit, as a picture of what it looks for. */
void weights(const tg_model *model, int unit)
{
    double w[PIXELS];
    char title[64], name[16];
    for (int i = 0; i < PIXELS; i++)
        w[i] = (double)model->param[0]->data[i * 128 + unit];
    snprintf(title, sizeof title, "Weights into hidden unit %d", unit);
    snprintf(name, sizeof name, "unit-%d", unit);
    tg_plot *plot = tg_plot_new(title, NULL, NULL);
    tg_plot_heat(plot, SIDE, SIDE, w);
    tg_show(plot, name);
    tg_plot_free(plot);
}

/* The confusion matrix, and the mistakes that were made with most
 * confidence. */
bool mistakes(tg_model *model, const tg_array *x, const tg_array *labels)
{
    tg_real *p = malloc(labels->dim[0] * 10 * sizeof *p);
    if (!p)
        return false;
    tg_predict(model, x, p);
    printf("\nConfusion matrix: rows are what it is, columns the answer.\n\n");
    tg_report_confusion(stdout, p, 10, labels);
    printf("\nThe worst mistakes:\n\n");
    tg_report_mistakes(stdout, p, 10, labels, x, 3);
    free(p);
    return true;
}
