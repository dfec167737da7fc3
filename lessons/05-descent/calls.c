/* How the numbers of a case become calls of lab 05. */
#include "blanks.h"
#include "tapegrad.h"

double descend(double (*slope)(double v), double v, double rate, int steps);
double dz_squared_error(double z, double y);
double dz_cross_entropy(double z, double y);
void train(tg_tensor *w, tg_tensor *b, tg_tensor *x, tg_tensor *y, double rate,
           int steps);
double largest_stable_rate(double c);

/* slope(v) = linear u + cubic u^3, where u = v - lowest */
static double linear, cubic, lowest;

static double slope_of_case(double v)
{
    const double u = v - lowest;
    return linear * u + cubic * u * u * u;
}

static void call_descend(lab_call *c)
{
    linear = lab_number(c);
    cubic = lab_number(c);
    lowest = lab_number(c);
    const double v = lab_number(c), rate = lab_number(c);
    lab_give(c, descend(slope_of_case, v, rate, lab_whole(c)));
}

static void call_dz_squared_error(lab_call *c)
{
    const double z = lab_number(c), y = lab_number(c);
    lab_give(c, dz_squared_error(z, y));
}

static void call_dz_cross_entropy(lab_call *c)
{
    const double z = lab_number(c), y = lab_number(c);
    lab_give(c, dz_cross_entropy(z, y));
}

/* The first number says what is sent back: 0 the parameters, 1 how many
 * entries more the tape has, and whether w has moved. */
static void call_train(lab_call *c)
{
    const int wanted = lab_whole(c);
    tg_tape *tape = tg_tape_new();
    const double w_was = lab_number(c), b_was = lab_number(c);
    const tg_real x_is = lab_number(c), y_is = lab_number(c);
    tg_tensor *w = tg_param_scalar(tape, "w", w_was);
    tg_tensor *b = tg_param_scalar(tape, "b", b_was);
    tg_tensor *x = tg_input(tape, "x", TG_SCALAR, &x_is);
    tg_tensor *y = tg_input(tape, "y", TG_SCALAR, &y_is);
    const int before = tape->count;
    const double rate = lab_number(c);
    train(w, b, x, y, rate, lab_whole(c));
    lab_give(c, wanted == 0 ? tg_item(w) : tape->count - before);
    lab_give(c, wanted == 0 ? tg_item(b) : tg_item(w) != w_was);
    tg_tape_free(tape);
}

static void call_largest_stable_rate(lab_call *c)
{
    lab_give(c, largest_stable_rate(lab_number(c)));
}

const lab_blank lab_blanks[] = {
    {"descend", call_descend},
    {"dz_squared_error", call_dz_squared_error},
    {"dz_cross_entropy", call_dz_cross_entropy},
    {"train", call_train},
    {"largest_stable_rate", call_largest_stable_rate},
    {NULL, NULL},
};
