/* How the numbers of a case become calls of lab 14, and what its creatures are
 * made of. All have the same functions; what is in them are the numbers of the
 * case, once for what they should do and once for what they do. */
#include <math.h>
#include <stdbool.h>

#include "blanks.h"

enum { HIDDEN = 6, OUT = 3 };

typedef void function(const double *x, int n, double *y, int m);
typedef void gradient_rule(const double *x, int n, const double *dy, int m,
                           double *dx);
typedef void stepper(double *w, double *v, const double *g, int n);
typedef void epoch(int *image, int *label);

typedef struct creature {
    int n;
    double *w;
    function *loss;
    gradient_rule *gradient;
    stepper *step;
    int rows;
    epoch *row_order;
} creature;

void delta_out(int n, const double *p, const int *label, double *delta);
void delta_hidden(int n, const double *delta, const double *w2, const double *z,
                  double *below);
void layer_gradient(int n, int in, int out, const double *a,
                    const double *delta, const double *w, double *dw);
bool diagnose(const creature *c);
void plant(int n, int k, const double *x, const double *w, const double *dy,
           double *dw, double *db, double *dx);

/* ---- the repairs ---- */

static void call_delta_out(lab_call *c)
{
    const int n = lab_whole(c);
    const double *p = lab_take(c, n * OUT);
    const int *label = lab_take_whole(c, n);
    delta_out(n, p, label, lab_room(c, n * OUT));
}

static void call_delta_hidden(lab_call *c)
{
    const int n = lab_whole(c);
    const double *delta = lab_take(c, n * OUT), *w2 = lab_take(c, HIDDEN * OUT),
                 *z = lab_take(c, n * HIDDEN);
    delta_hidden(n, delta, w2, z, lab_room(c, n * HIDDEN));
}

static void call_layer_gradient(lab_call *c)
{
    const int n = lab_whole(c), in = lab_whole(c), out = lab_whole(c);
    const double *a = lab_take(c, n * in), *delta = lab_take(c, n * out),
                 *w = lab_take(c, in * out);
    layer_gradient(n, in, out, a, delta, w, lab_room(c, in * out));
}

/* ---- creatures: 2-3-1, h = tanh(steep z), squared error and decay ---- */

enum { UNITS = 3, N = 13, POINTS = 8, MOST = 64 };

typedef struct part {
    double scale, steep, decay, rows;
    double of_w1, of_b1, of_w2, of_b2;
} part;

static part in_loss, in_gradient;
static double x_of[2 * POINTS], y_of[POINTS];
static double keeps, rate, skips;
static int form;
enum { MOMENTUM, LEAVES_V, CLIPS, TURNS, ROUNDS };
static int rows, taken[MOST], named[MOST];

static double output_of(const double *w, const double *x, double steep,
                        double *h)
{
    double o = w[12];
    for (int j = 0; j < UNITS; j++) {
        h[j] = tanh(steep * (x[0] * w[j] + x[1] * w[3 + j] + w[6 + j]));
        o += h[j] * w[9 + j];
    }
    return o;
}

static void loss(const double *w, int n, double *y, int m)
{
    const part *p = &in_loss;
    double sum = 0, squares = 0, h[UNITS];
    for (int r = 0; r < (int)p->rows; r++) {
        const double o = output_of(w, x_of + 2 * r, p->steep, h);
        sum += (o - y_of[r]) * (o - y_of[r]) / 2 / p->rows;
    }
    for (int k = 0; k < n; k++)
        squares += w[k] * w[k];
    for (int k = 0; k < m; k++)
        y[k] = p->scale * (sum + p->decay / 2 * squares);
}

static void add_row(const double *w, const part *p, int r, double *g)
{
    double h[UNITS];
    const double *x = x_of + 2 * r;
    const double d = (output_of(w, x, in_loss.steep, h) - y_of[r]) / p->rows;
    g[12] += p->of_b2 * d;
    for (int j = 0; j < UNITS; j++) {
        const double below = d * w[9 + j] * p->steep * (1 - h[j] * h[j]);
        g[9 + j] += p->of_w2 * d * h[j];
        g[j] += p->of_w1 * below * x[0];
        g[3 + j] += p->of_w1 * below * x[1];
        g[6 + j] += p->of_b1 * below;
    }
}

static void gradient(const double *w, int n, const double *dy, int m,
                     double *dx)
{
    const part *p = &in_gradient;
    (void)m;
    for (int k = 0; k < n; k++)
        dx[k] = p->decay * w[k];
    for (int r = 0; r < (int)p->rows; r++)
        add_row(w, p, r, dx);
    for (int k = 0; k < n; k++)
        dx[k] *= dy[0] * p->scale;
}

static double next_memory(double v, double g)
{
    if (form == CLIPS)
        g = fmin(fmax(g, -1), 1);
    if (form == TURNS)
        return v + keeps * g;
    return form == ROUNDS ? v - (1 - keeps) * v + g : keeps * v + g;
}

static void step(double *w, double *v, const double *g, int n)
{
    for (int k = 0; k < n; k++) {
        const double next = next_memory(v[k], g[k]);
        w[k] -= k < n - (int)skips ? rate * next : 0;
        if (form != LEAVES_V)
            v[k] = next;
    }
}

static void row_order(int *image, int *label)
{
    for (int i = 0; i < rows; i++) {
        image[i] = taken[i];
        label[i] = named[i];
    }
}

static part a_part(lab_call *c)
{
    part p;
    p.scale = lab_number(c), p.steep = lab_number(c);
    p.decay = lab_number(c), p.rows = lab_number(c);
    p.of_w1 = lab_number(c), p.of_b1 = lab_number(c);
    p.of_w2 = lab_number(c), p.of_b2 = lab_number(c);
    return p;
}

static void call_diagnose(lab_call *c)
{
    in_loss = a_part(c);
    in_gradient = a_part(c);
    for (int i = 0; i < 2 * POINTS; i++)
        x_of[i] = lab_number(c);
    for (int r = 0; r < POINTS; r++)
        y_of[r] = lab_number(c);
    keeps = lab_number(c), rate = lab_number(c), skips = lab_number(c);
    form = lab_whole(c);
    rows = lab_whole(c);
    for (int i = 0; i < rows; i++) {
        taken[i] = lab_whole(c);
        named[i] = lab_whole(c);
    }
    const creature it = {N,    lab_take(c, N), loss,     gradient,
                         step, rows,           row_order};
    lab_give(c, diagnose(&it));
}

/* ---- plant: on the input of the weak test, and on another ---- */

static void call_rule(lab_call *c)
{
    const int n = lab_whole(c), k = lab_whole(c);
    const double *x = lab_take(c, n * k), *w = lab_take(c, k * k),
                 *dy = lab_take(c, n * k);
    double *dw = lab_room(c, k * k), *db = lab_room(c, k),
           *dx = lab_room(c, n * k);
    plant(n, k, x, w, dy, dw, db, dx);
}

static void call_plant(lab_call *c)
{
    call_rule(c);
    call_rule(c);
}

const lab_blank lab_blanks[] = {
    {"delta_out", call_delta_out},
    {"delta_hidden", call_delta_hidden},
    {"layer_gradient", call_layer_gradient},
    {"diagnose", call_diagnose},
    {"plant", call_plant},
    {0},
};
