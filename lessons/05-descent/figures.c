/* The tables and pictures of lesson 05. */
#include "figures.h"

#include <math.h>
#include <stdio.h>

enum { POINTS = 61, SHOWN = STEPS < 8 ? STEPS : 8 }; /* of a curve; steps */

/* E at v: of the ball, or, with a loss, of a neuron whose z is v. */
static double height(double at, loss_function *loss)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *v = tg_scalar(tape, at);
    tg_tensor *e = loss ? error_of(tg_sigmoid(v), loss) : curve(v);
    const double found = tg_item(e);
    tg_tape_free(tape);
    return found;
}

/* That from -end to end. */
static void draw_curve(tg_plot *plot, const char *name, double end,
                       loss_function *loss)
{
    double at[POINTS], error[POINTS];
    for (int i = 0; i < POINTS; i++) {
        at[i] = end * (2.0 * i / (POINTS - 1) - 1);
        error[i] = height(at[i], loss);
    }
    tg_plot_line(plot, name, POINTS, at, error);
}

void show_ball(history seen)
{
    printf("  step        v        E    dE/dv\n");
    for (int i = 0; i <= SHOWN; i++)
        printf("  %4d  %7.3f  %7.3f  %7.3f\n", i, seen.at[i], seen.error[i],
               seen.slope[i]);
    tg_plot *plot = tg_plot_new("The ball on the curve", "v", "E");
    draw_curve(plot, "curve", 1.1 * fabs(seen.at[0]), NULL);
    tg_plot_points(plot, "the ball after each step", SHOWN + 1, seen.at,
                   seen.error);
    tg_show(plot, "ball");
    tg_plot_free(plot);
}

void show_errors(double start)
{
    tg_plot *plot = tg_plot_new("The error of a neuron", "z", "E");
    double at[2], error[2];
    for (int k = 0; k < 2; k++) {
        draw_curve(plot, errors[k].name, fmax(6, 1.2 * fabs(start)),
                   errors[k].loss);
        at[k] = start;
        error[k] = height(start, errors[k].loss);
    }
    tg_plot_points(plot, "where it begins", 2, at, error);
    tg_show(plot, "errors");
    tg_plot_free(plot);
}

void show_answers(const history seen[2])
{
    const history *s = &seen[0], *c = &seen[1];
    printf("          %-26s%s\n"
           "  step      a      E   dE/dw          a      E   dE/dw\n",
           errors[0].name, errors[1].name);
    /* + 0.0: an E of -0 is printed as 0. */
    for (int i = 0; i <= STEPS; i += STEPS < 5 ? 1 : STEPS / 5)
        printf("  %4d  %.3f  %.3f  %.4f      %.3f  %.3f  %.4f\n", i, s->at[i],
               s->error[i] + 0.0, s->slope[i], c->at[i], c->error[i] + 0.0,
               c->slope[i]);
    tg_plot *plot = tg_plot_new("The answer a", "step", NULL);
    for (int k = 0; k < 2; k++)
        tg_plot_line(plot, errors[k].name, STEPS + 1, NULL, seen[k].at);
    tg_show(plot, "learning");
    tg_plot_free(plot);
}
