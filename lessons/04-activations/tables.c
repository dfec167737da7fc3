/* What lesson 04 prints: its tables, and its pictures. */
#include <stdio.h>

#include "lesson.h"

enum { POINTS = 161 };

/* Values and slopes. */
void table(void)
{
    static const double x[] = {-10, -2, -0.5, 0, 0.5, 2, 10};
    printf("    z");
    for (int k = 0; k < KINDS; k++)
        printf("  %7s slope", name[k]);
    printf("\n");
    for (int i = 0; i < 7; i++) {
        printf("%5.1f", x[i]);
        for (int k = 0; k < KINDS; k++) {
            double slope;
            const double value = at(k, x[i], &slope);
            printf("  %7.3f %5.3f", value, slope);
        }
        printf("\n");
    }
}

static void draw(const char *title, const char *file, bool slopes)
{
    double x[POINTS], y[POINTS], slope;
    tg_plot *plot = tg_plot_new(title, "z", NULL);
    for (int k = 0; k < KINDS; k++) {
        for (int i = 0; i < POINTS; i++) {
            x[i] = -4 + 8.0 * i / (POINTS - 1);
            y[i] = at(k, x[i], &slope);
            y[i] = slopes ? slope : y[i];
        }
        tg_plot_line(plot, name[k], POINTS, x, y);
    }
    tg_plot_range(plot, -4, 4, slopes ? -0.1 : -1.2, slopes ? 1.1 : 2);
    tg_show(plot, file);
    tg_plot_free(plot);
}

void curves(void)
{
    draw("Activations", "values", false);
    draw("Their slopes", "slopes", true);
}

/* The slopes of ReLU and leaky ReLU at 0: measured, and by the rule. */
void kinks(void)
{
    const double h = 0.001;
    printf("            left   right   both sides   the rule says\n");
    for (int k = RELU; k < KINDS; k++) {
        double rule;
        at(k, 0, &rule);
        printf("  %-8s %5.2f   %5.2f        %5.3f            %4.2f\n", name[k],
               nudged(k, h, 0), nudged(k, 0, h), nudged(k, h, h), rule);
    }
}

enum { TIMES = 3 };
static const int steps[TIMES] = {0, 100, 1000};

/* Computes everything before it prints: make step-04 stops in between. */
static void unit_row(int k)
{
    double error[TIMES], slope[TIMES];
    for (int i = 0; i < TIMES; i++)
        error[i] = after(steps[i], k, &slope[i]);
    printf("  %-8s", name[k]);
    for (int i = 0; i < TIMES; i++)
        printf("%s%7.3f %7.3f", i ? "    " : "", error[i], slope[i]);
    printf("\n");
}

/* How the unit learns: its error, and the slope that moves w. */
void unit(void)
{
    printf("  steps");
    for (int i = 0; i < TIMES; i++)
        printf("%*d", i ? 19 : 16, steps[i]);
    printf("\n          ");
    for (int i = 0; i < TIMES; i++)
        printf("%s      E   dE/dw", i ? "    " : "");
    printf("\n");
    for (int k = RELU; k < KINDS; k++)
        unit_row(k);
}

/* What is left of a gradient of 1 after DEPTH units. */
void depths(void)
{
    static const struct {
        int k;
        double w, b;
    } row[] = {{SIGMOID, 1, 0}, {SIGMOID, 4, -2}, {SIGMOID, 8, -4},
               {SIGMOID, 8, 0}, {TANH, 1, 0},     {RELU, 1, 0},
               {RELU, 2, 0},    {RELU, -1, 0},    {LEAKY, -1, 0}};
    const int rows = (int)(sizeof row / sizeof row[0]);
    printf("             w    b    what is left\n");
    for (int i = 0; i < rows; i++)
        printf("  %-8s %3g  %3g    %12.4g\n", name[row[i].k], row[i].w,
               row[i].b, chain(row[i].k, row[i].w, row[i].b));
}
