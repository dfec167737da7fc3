/* Checks of lesson 01: what the rule does, whatever the size of its steps. */
#include <math.h>
#include <stdio.h>

#include "check.h"
#include "lesson.h"

const char *const lesson_name = "01-neuron";

typedef struct trial {
    tg_tape *tape;
    tg_tensor *w, *b;
} trial;

static trial begin(double w1, double w2, double bias)
{
    tg_tape *tape = tg_tape_new();
    trial t = {tape, tg_param(tape, "w", 2, 1), tg_param(tape, "b", 1)};
    tg_set(t.w, (const tg_real[]){(tg_real)w1, (tg_real)w2});
    tg_set(t.b, (const tg_real[]){(tg_real)bias});
    return t;
}

/* The weighted sum at a corner, by the formula. */
static double sum_at(trial t, int corner)
{
    return (double)(t.w->data[0] * corners[corner][0] +
                    t.w->data[1] * corners[corner][1] + t.b->data[0]);
}

/* Is the function learnt, as the rule says and as the formula says? */
static bool learns(const tg_real *target, char *why, size_t size)
{
    trial t = begin(0, 0, 0);
    int epoch = 1, right = 0;
    while (epoch < 100 && perceptron_epoch(t.w, t.b, target) > 0)
        epoch++;
    for (int i = 0; i < 4; i++)
        right += (sum_at(t, i) > 0) == (target[i] > 0);
    snprintf(why, size,
             "(%g, %g, %g, %g) after %d epochs: %d are right with w = (%g, "
             "%g), b = %g",
             (double)target[0], (double)target[1], (double)target[2],
             (double)target[3], epoch, right, (double)t.w->data[0],
             (double)t.w->data[1], (double)t.b->data[0]);
    tg_tape_free(t.tape);
    return right == 4 && epoch < 100;
}

/* Function 0 .. 15: its bit i is wanted at corner i. */
static void function(int bits, tg_real target[4])
{
    for (int i = 0; i < 4; i++)
        target[i] = (tg_real)(bits >> i & 1);
}

static bool fourteen_are_learnt(char *why, size_t size)
{
    for (int bits = 0; bits < 16; bits++) {
        tg_real target[4];
        function(bits, target);
        const bool diagonal = bits == 6 || bits == 9;
        if (learns(target, why, size) == diagonal)
            return false;
    }
    return true;
}

/* From w = (4, 4), b = -6, which is AND with room to spare, with the wish for
 * one corner turned round: where do w and b go? */
static bool moves(int corner, double sign, char *why, size_t size)
{
    trial t = begin(4, 4, -6);
    tg_real target[4] = {0, 0, 0, 1};
    if (corner >= 0)
        target[corner] = 1 - target[corner];
    const int wrong = perceptron_epoch(t.w, t.b, target);
    const double step = (double)t.b->data[0] + 6;
    bool right = wrong == (corner >= 0) && step * sign >= 0 &&
                 (step != 0) == (corner >= 0);
    for (int j = 0; j < 2; j++) {
        const double input = corner >= 0 ? (double)corners[corner][j] : 0;
        right &= fabs((double)t.w->data[j] - 4 - step * input) < 1e-9;
    }
    snprintf(why, size, "corner %d: %d wrong, w = (%g, %g), b = %g", corner,
             wrong, (double)t.w->data[0], (double)t.w->data[1],
             (double)t.b->data[0]);
    tg_tape_free(t.tape);
    return right;
}

static bool a_wrong_answer_moves_towards_its_input(char *why, size_t size)
{
    return moves(1, 1, why, size) && moves(2, 1, why, size) &&
           moves(3, -1, why, size);
}

static bool right_answers_move_nothing(char *why, size_t size)
{
    return moves(-1, 1, why, size);
}

/* NULL where nothing was sent to it: it is not in the sum. */
static bool flat(const tg_tensor *leaf, int n)
{
    for (int i = 0; leaf->grad && i < n; i++)
        if (leaf->grad->data[i] != 0)
            return false;
    return leaf->grad != NULL;
}

static bool the_step_has_gradient_zero(char *why, size_t size)
{
    trial t = begin(0.75, 0.5, -1);
    tg_tensor *x = tg_input(t.tape, "x", TG_SHAPE(4, 2), &corners[0][0]);
    tg_tensor *a = neuron(x, t.w, t.b);
    tg_backward(tg_sum(a));
    bool right = true;
    for (int i = 0; i < 4; i++)
        right &= (double)a->data[i] == (sum_at(t, i) > 0 ? 1 : 0);
    const bool flat_w = flat(t.w, 2), flat_b = flat(t.b, 1);
    snprintf(why, size, "w %s, b %s, and it answers %g, %g, %g, %g",
             flat_w ? "is flat" : "has a slope or none at all",
             flat_b ? "is flat" : "has a slope or none at all",
             (double)a->data[0], (double)a->data[1], (double)a->data[2],
             (double)a->data[3]);
    tg_tape_free(t.tape);
    return right && flat_w && flat_b;
}

const lesson_check lesson_checks[] = {
    {"all functions of two bits but XOR and XNOR are learnt",
     fourteen_are_learnt},
    {"a wrong answer moves w towards its input or away, and b with it",
     a_wrong_answer_moves_towards_its_input},
    {"right answers move nothing", right_answers_move_nothing},
    {"the step's gradient is 0: gradients cannot train it",
     the_step_has_gradient_zero},
    {NULL, NULL},
};
