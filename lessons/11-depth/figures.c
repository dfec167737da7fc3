/* What lesson 11 shows of its deep networks: two tables, two plots. */
#include "figures.h"

#include <math.h>
#include <stdio.h>

/* "tanh, Glorot", "ReLU, 0.5", "tanh, zeros" */
const char *name_of(const kind *k)
{
    static char text[40];
    if (k->rule || k->deviation == 0)
        snprintf(text, sizeof text, "%s, %s", k->activation,
                 k->rule ? k->rule : "zeros");
    else
        snprintf(text, sizeof text, "%s, %g", k->activation, k->deviation);
    return text;
}

static void draw(const char *title, const char *of, const double *size[ZEROS])
{
    char label[40];
    double layer[DEEP];
    snprintf(label, sizeof label, "log10 %s", of);
    tg_plot *plot = tg_plot_new(title, "layer", label);
    for (int l = 0; l < DEEP; l++)
        layer[l] = l + 1;
    for (int i = 0; i < ZEROS; i++)
        tg_plot_line(plot, name_of(&KINDS[i]), DEEP, layer, size[i]);
    tg_show(plot, of);
    tg_plot_free(plot);
}

void show_deltas(const sizes s[ZEROS])
{
    const double *delta[ZEROS];
    printf("Powers of ten: h of layer %d over that of 1, delta of 1 over that "
           "of %d.\n\n%27s %9s\n",
           DEEP - 1, DEEP, "h", "delta");
    for (int i = 0; i < ZEROS; i++) {
        delta[i] = s[i].delta;
        printf("  %-18s %7.2f %9.2f\n", name_of(&KINDS[i]),
               s[i].h[DEEP - 2] - s[i].h[0],
               s[i].delta[0] - s[i].delta[DEEP - 1]);
    }
    draw("What arrives at each layer", "delta", delta);
    printf("\n%d slopes of 1/4 make 10^%.2f.\n", DEEP - 1,
           (DEEP - 1) * log10(0.25));
}

void show_weights(const sizes s[ZEROS])
{
    const double *dw[ZEROS];
    printf("%29s 1 %7s %d  1 over %d\n", "dW of", "of", DEEP, DEEP);
    for (int i = 0; i < ZEROS; i++) {
        dw[i] = s[i].dw;
        printf("  %-18s %10.2f %9.2f %10.2f\n", name_of(&KINDS[i]), dw[i][0],
               dw[i][DEEP - 1], dw[i][0] - dw[i][DEEP - 1]);
    }
    draw("The gradient of the weights", "dW", dw);
}
