/* What lesson 07 shows of one network: the plane of its two inputs, and what
 * the hidden layer makes of it. */
#include <math.h>
#include <stdio.h>

#include "lesson.h"

/* sigmoid(z) at (x1, x2); the context is a network. */
static double says_one(double x1, double x2, void *context)
{
    const network *n = context;
    tg_tape *tape = n->w1->tape;
    tg_mark start = tg_tape_mark(tape);
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(1, 2),
                            (tg_real[]){(tg_real)x1, (tg_real)x2});
    const double p = tg_item(tg_sigmoid(output(n, x)));
    tg_rewind(tape, start);
    return p;
}

static tg_plot *plane_of(const char *title, network *n)
{
    tg_plot *plot = tg_plot_new(title, "x1", "x2");
    tg_plot_boundary(plot, says_one, n, -0.5, 1.5, -0.5, 1.5);
    tg_plot_points(plot, "is 0", 2, (double[]){0, 1}, (double[]){0, 1});
    tg_plot_points(plot, "is 1", 2, (double[]){0, 1}, (double[]){1, 0});
    return plot;
}

/* Where two units, of four the middle ones, see the point (x1, x2). */
enum { FIRST = UNITS > 2 };

static void see(const network *n, double x1, double x2, double *h)
{
    tg_tape *tape = n->w1->tape;
    tg_mark start = tg_tape_mark(tape);
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(1, 2),
                            (tg_real[]){(tg_real)x1, (tg_real)x2});
    tg_tensor *seen = hidden(n, x);
    for (int k = 0; k < 2; k++)
        h[k] = (double)seen->data[FIRST + k];
    tg_rewind(tape, start);
}

static void add_corners(tg_plot *plot, const char *name, const network *n,
                        double x2)
{
    double a[2], b[2];
    see(n, 0, x2, a);
    see(n, 1, 1 - x2, b);
    tg_plot_points(plot, name, 2, (double[]){a[0], b[0]},
                   (double[]){a[1], b[1]});
}

/* A net over the square: five lines from left to right, five from below. */
static tg_plot *folded(const char *title, const network *n)
{
    enum { LINES = 5, POINTS = 41, ALL = 2 * LINES * (POINTS + 1) };
    double h1[ALL], h2[ALL], h[2];
    for (int i = 0; i < ALL; i++) {
        const int line = i / (POINTS + 1) / 2, at = i % (POINTS + 1);
        const double x = (double)at / (POINTS - 1), y = line / (LINES - 1.0);
        const bool up = i / (POINTS + 1) % 2;
        see(n, up ? y : x, up ? x : y, h);
        h1[i] = at < POINTS ? h[0] : NAN; /* NaN: a line ends */
        h2[i] = h[1];
    }
    char across[16], up[16];
    snprintf(across, sizeof across, "h%d", FIRST + 1);
    snprintf(up, sizeof up, "h%d", FIRST + 2);
    tg_plot *plot = tg_plot_new(title, across, up);
    tg_plot_line(plot, NULL, ALL, h1, h2);
    add_corners(plot, "is 0", n, 0);
    add_corners(plot, "is 1", n, 1);
    return plot;
}

/* One row: the error, and how sure it is of a 1 at each corner. */
static void print_row(const network *n, int step)
{
    tg_tape *tape = n->w1->tape;
    tg_mark start = tg_tape_mark(tape);
    tg_tensor *z, *e = error_of(tape, n, &z), *p = tg_sigmoid(z);
    printf("%6d %8.4f ", step, tg_item(e));
    for (int i = 0; i < 4; i++)
        printf("  %5.3f", (double)p->data[i]);
    printf("\n");
    tg_rewind(tape, start);
}

/* Trains it for 2000 steps, with a table; then the pictures. */
static void train_and_show(network *n, tg_film *film)
{
    static const int stages[] = {0, 100, 200, 250, 300, 400, 1000, 2000};
    tg_plot *early = NULL, *fold = NULL;
    printf("  step        E   p: 00     01     10     11\n");
    for (int k = 0; k < 8; k++) {
        const int before = stages[k ? k - 1 : 0];
        learn(n->w1->tape, n, stages[k] - before, false, film);
        print_row(n, stages[k]);
        if (stages[k] == 100)
            early = plane_of("After 100 steps", n);
        if (stages[k] == 300)
            fold = folded("The square after 300 steps, folded", n);
    }
    tg_plot *late = plane_of("After 2000 steps", n);
    printf("\n");
    tg_show(early, "early"), tg_plot_free(early);
    tg_show(fold, "folded"), tg_plot_free(fold);
    tg_show(late, "late"), tg_plot_free(late);
}

/* The error of a network that says p = 1/2 at every point. */
static double error_of_not_knowing(void)
{
    tg_tape *tape = tg_tape_new();
    const network n = make(tape, tg_sigmoid, 0);
    tg_init_zeros(n.w2);
    tg_tensor *z;
    const double e = tg_item(error_of(tape, &n, &z));
    tg_tape_free(tape);
    return e;
}

const char *name_of(activation *f)
{
    tg_tape *tape = tg_tape_new();
    const tg_op *last = f(tg_scalar(tape, 1))->op;
    tg_tape_free(tape);
    return last ? last->name : "none";
}

bool show_one(uint64_t start)
{
    tg_tape *tape = tg_tape_new();
    network n = make(tape, tg_sigmoid, start);
    tg_mark made = tg_tape_mark(tape);
    tg_tensor *z;
    const bool viewed = tg_inspect(error_of(tape, &n, &z));
    tg_rewind(tape, made);
    tg_film *film = tg_look_film(); /* where a page is asked for */
    tg_film_boundary(film, says_one, &n, -0.5, 1.5, -0.5, 1.5);
    tg_film_points(film, 4, (double[]){0, 0, 1, 1}, (double[]){0, 1, 0, 1},
                   (double[]){0, 1, 1, 0});
    train_and_show(&n, film);
    tg_look_at_film(error_of(tape, &n, &z), film);
    tg_film_free(film);
    tg_tape_free(tape);
    printf("\nA network that says p = 1/2 everywhere has E = %.3f. This one "
           "stays near that\nuntil its units differ. Then they fold the "
           "square: XOR is solved when a %s\nin the %d coordinates of the "
           "hidden layer has both zeros on one side and both\nones on the "
           "other.\n",
           error_of_not_knowing(), UNITS > 2 ? "plane" : "line", UNITS);
    return viewed;
}
