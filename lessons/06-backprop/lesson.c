/* Lesson 06: backpropagation by hand, beside the tape.
 *
 * A 2-2-1 network of sigmoid neurons, one sample, E = (a - y)^2 / 2. The
 * article's formulas (3.2.2) are computed with plain loops; the tape knows
 * none of them. Both give the same numbers, to the last bit. */
#include <stdio.h>

#include "tapegrad.h"

enum { IN = 2, HIDDEN = 2 };

typedef struct network {
    tg_tensor *w1, *b1; /* [2 x 2], [2]: W is [in x out] */
    tg_tensor *w2, *b2; /* [2 x 1], [1] */
    tg_tensor *x, *y;   /* [1 x 2], [1 x 1]: a row is a sample */
    tg_tensor *z1, *h;  /* hidden layer: before and after the sigmoid */
    tg_tensor *z2, *a;  /* output */
    tg_tensor *loss;    /* E */
} network;

/* The parameters and the sample. */
static network make(tg_tape *tape)
{
    network n = {0};
    n.w1 = tg_param(tape, "W1", IN, HIDDEN);
    n.b1 = tg_param(tape, "b1", HIDDEN);
    n.w2 = tg_param(tape, "W2", HIDDEN, 1);
    n.b2 = tg_param(tape, "b2", 1);
    tg_set(n.w1, (tg_real[]){0.5f, -0.3f, 0.8f, 0.2f});
    tg_set(n.b1, (tg_real[]){0.1f, -0.1f});
    tg_set(n.w2, (tg_real[]){0.7f, -0.6f});
    tg_set(n.b2, (tg_real[]){0.05f});
    return n;
}

/* The article's forward pass, layer by layer, and the error. */
static void forward(tg_tape *tape, network *n)
{
    n->x = tg_input(tape, "x", ((tg_real[]){1, 0.5f}), 1, IN);
    n->y = tg_input(tape, "y", (tg_real[]){1}, 1, 1);
    tg_tensor *weighted = tg_matmul(n->x, n->w1);
    n->z1 = tg_named(tg_add(weighted, n->b1), "z1");
    n->h = tg_named(tg_sigmoid(n->z1), "h");
    weighted = tg_matmul(n->h, n->w2);
    n->z2 = tg_named(tg_add(weighted, n->b2), "z2");
    n->a = tg_named(tg_sigmoid(n->z2), "a");
    tg_tensor *error = tg_sub(n->a, n->y);
    n->loss = tg_named(tg_mul_scalar(tg_sum(tg_square(error)), 0.5), "E");
}

/* What the article's formulas give. */
typedef struct by_hand {
    tg_real delta_out, delta_hidden[HIDDEN];
    tg_real dw2[HIDDEN], db2, dw1[IN][HIDDEN], db1[HIDDEN];
} by_hand;

/* The slope of the sigmoid, from its value a = f(z): f'(z) = a (1 - a). */
static tg_real slope(tg_real a)
{
    return a * (1 - a);
}

static by_hand backpropagate(const network *n)
{
    by_hand g;
    const tg_real *h = n->h->data, a = n->a->data[0];

    /* delta = dE/da * f'(z). At the output dE/da = a - y. */
    g.delta_out = (a - n->y->data[0]) * slope(a);
    /* In a hidden layer dE/da_j = sum_k w_jk delta_k; here there is one k. */
    for (int j = 0; j < HIDDEN; j++)
        g.delta_hidden[j] = n->w2->data[j] * g.delta_out * slope(h[j]);

    /* dw_ij = a_i delta_j and db_j = delta_j, in both layers. */
    for (int j = 0; j < HIDDEN; j++)
        g.dw2[j] = h[j] * g.delta_out;
    g.db2 = g.delta_out;
    for (int i = 0; i < IN; i++)
        for (int j = 0; j < HIDDEN; j++)
            g.dw1[i][j] = n->x->data[i] * g.delta_hidden[j];
    for (int j = 0; j < HIDDEN; j++)
        g.db1[j] = g.delta_hidden[j];
    return g;
}

/* Prints `count` numbers of both; returns how many differ in any bit. */
static int compare(const char *what, const tg_real *hand, const tg_tensor *t,
                   int count)
{
    int different = 0;
    for (int i = 0; i < count; i++) {
        const bool equal = hand[i] == t->grad->data[i];
        printf("  %-22s %13.9f %13.9f  %s\n", i == 0 ? what : "",
               (double)hand[i], (double)t->grad->data[i],
               equal ? "equal" : "DIFFERENT");
        different += !equal;
    }
    return different;
}

static int compare_all(const by_hand *g, const network *n)
{
    int different = 0;
    printf("  %-22s %13s %13s\n", "", "by hand", "tape");
    different += compare("delta out    z2", &g->delta_out, n->z2, 1);
    different += compare("delta hidden z1", g->delta_hidden, n->z1, HIDDEN);
    different += compare("dw out       W2", g->dw2, n->w2, HIDDEN);
    different += compare("db out       b2", &g->db2, n->b2, 1);
    different += compare("dw hidden    W1", &g->dw1[0][0], n->w1, IN * HIDDEN);
    different += compare("db hidden    b1", g->db1, n->b1, HIDDEN);
    return different;
}

/* E after one step of w <- w - rate dw. */
static double error_after(double rate)
{
    tg_tape *tape = tg_tape_new();
    network n = make(tape);
    tg_mark start = tg_tape_mark(tape);
    forward(tape, &n);
    tg_backward(n.loss);
    tg_tensor *params[] = {n.w1, n.b1, n.w2, n.b2};
    for (int i = 0; i < 4; i++)
        tg_descend(params[i], rate);
    tg_rewind(tape, start);
    forward(tape, &n);
    const double error = tg_item(n.loss);
    tg_tape_free(tape);
    return error;
}

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    tg_tape *tape = tg_tape_new();
    network n = make(tape);
    forward(tape, &n);
    printf("Lesson 06: backpropagation by hand, and on the tape\n\n"
           "A 2-2-1 network of sigmoid neurons, x = (1, 0.5), y = 1.\n"
           "Forward: h = (%.4f, %.4f), a = %.4f, E = (a - y)^2 / 2 = %.4f\n\n",
           (double)n.h->data[0], (double)n.h->data[1], tg_item(n.a),
           tg_item(n.loss));

    tg_backward(n.loss);
    by_hand g = backpropagate(&n);
    tg_section("1. Twice the same");
    tg_guess("on how many of the twelve numbers do the two agree?");
    printf("delta = dE/da f'(z), dw = a delta, db = delta. On the tape delta "
           "is\nthe gradient that arrives at z:\n\n");
    const int different = compare_all(&g, &n);
    printf(different ? "\n%d numbers differ.\n"
                     : "\nAll equal to the last bit: the formulas are what "
                       "the rules of matmul,\nadd and sigmoid come to.\n",
           different);

    tg_section("2. The step");
    printf("The step is minus: E is %.5f, after w <- w - 0.5 dw it is "
           "%.5f,\nafter w <- w + 0.5 dw it is %.5f.\n",
           tg_item(n.loss), error_after(0.5), error_after(-0.5));
    printf("\nTry next: make dot-06 draws it. Replace the hidden sigmoid by "
           "tanh:\nwhich line of the formulas changes?\n");
    tg_look(n.loss); /* make step-06, svg-06, dot-06 */
    tg_tape_free(tape);
    return different != 0;
}
