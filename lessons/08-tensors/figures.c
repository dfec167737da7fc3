/* The tables of lesson 08, its picture, and the neuron that is trained for
 * it. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lesson.h"

/* Without the sign of a zero, or of what is printed as one. */
static double shown(double x)
{
    return fabs(x) < 5e-5 ? 0 : x;
}

static void print_shape(const char *before, const tg_tensor *t)
{
    printf("%s%s", before, tg_shape_print(t->shape).text);
}

void print_shapes(tg_tensor *const part[3], const tg_tensor *z, double apart)
{
    print_shape("x ", part[0]);
    print_shape(", W ", part[1]);
    print_shape(", b ", part[2]);
    print_shape(" -> z ", z);
    printf(". Loops and matmul differ by %g.\n\n", apart);
}

static void print_numbers(const tg_tensor *t)
{
    for (size_t i = 0; i < t->count; i++)
        printf("  %8.4f", shown((double)t->data[i]));
}

void print_sums(tg_tensor *dz, const tg_tensor *b)
{
    const tg_tensor *along = tg_sum(dz, 1), *down = tg_sum(dz, 0);
    printf("dE/dz, row by row     sum of the row\n");
    for (int r = 0; r < ROWS; r++) {
        for (int j = 0; j < OUT; j++)
            printf("  %8.4f", shown((double)dz->data[r * OUT + j]));
        printf("    %8.4f\n", shown((double)along->data[r]));
    }
    print_numbers(down);
    printf("    sums of the columns\n");
    if (b->grad)
        print_numbers(b->grad);
    else
        printf("      none");
    print_shape("    dE/db on the tape, ", b);
    printf("\n");
}

/* ---- what a neuron learns ---- */

static const tg_real numbers[] = {1, 2, 3, 4}; /* x, and what z should be */

learnt learn(tg_shape shape)
{
    learnt end = {0};
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 1, 1), *b = tg_param(tape, "b", 1);
    tg_mark start = tg_tape_mark(tape);
    for (int step = 0; step < STEPS; step++) {
        tg_tensor *x = tg_input(tape, "x", TG_SHAPE(ROWS, 1), numbers);
        tg_tensor *y = tg_input(tape, "y", shape, numbers);
        tg_tensor *error = error_of(layer(x, w, b), y);
        tg_backward(error);
        tg_descend(w, 0.1);
        tg_descend(b, 0.1);
        end = (learnt){tg_item(w), tg_item(b), tg_item(error)};
        tg_rewind(tape, start);
    }
    tg_tape_free(tape);
    return end;
}

static void draw(tg_plot *plot, const char *name, learnt line)
{
    tg_plot_line(plot, name, 2, (double[]){1, ROWS},
                 (double[]){line.w + line.b, line.w * ROWS + line.b});
}

void show_learning(const tg_shape shape[2])
{
    tg_plot *plot = tg_plot_new("What one neuron learns", "x", "z");
    double at[ROWS];
    for (int i = 0; i < ROWS; i++)
        at[i] = (double)numbers[i];
    for (int i = 0; i < 2; i++) {
        char name[128];
        const learnt line = learn(shape[i]);
        snprintf(name, sizeof name, "targets %s",
                 tg_shape_print(shape[i]).text);
        printf("  %-15s after %d steps z = %.3f x + %.3f, the error %.3f\n",
               name, STEPS, shown(line.w), shown(line.b), line.error);
        draw(plot, name, line);
    }
    tg_plot_points(plot, "the targets", ROWS, at, at);
    printf("\n");
    tg_show(plot, "mean");
    tg_plot_free(plot);
}

/* ---- what ones do not see ---- */

void show_blindness(void)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = filled(tape, "x", TG_SHAPE(3)), *ones = tg_ones(tape, 3);
    tg_tensor *r = tg_constant(tape, TG_SHAPE(3),
                               (tg_real[]){0.3f, -1.2f, 0.7f});
    const tg_tensor *a = tg_grad(weighed(x, ones), x);
    const tg_tensor *b = tg_grad(weighed(x, r), x);
    printf("The gradients of two sums of y = softmax(x), of three numbers:\n\n"
           "       sum(y)  sum(r * y)\n");
    for (int i = 0; i < 3; i++)
        printf("  x[%d] %6.3f      %6.3f\n", i, shown((double)a->data[i]),
               shown((double)b->data[i]));
    tg_tape_free(tape);
}

/* ---- a message ---- */

void print_folded(const char *message)
{
    size_t column = 2;
    printf("  ");
    for (const char *at = message; *at; at++) {
        if (*at == ' ' && column + 1 + strcspn(at + 1, " \n") > 80) {
            printf("\n    ");
            column = 4;
        } else {
            putchar(*at);
            column = *at == '\n' ? 0 : column + 1;
        }
    }
    putchar('\n');
}
