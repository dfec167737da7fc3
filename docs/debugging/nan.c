/* The loss is NaN: cross-entropy written by hand, -t ln p - (1-t) ln(1-p). */
#include "programs.h"

static tg_tensor *predict(tg_tensor *x, tg_tensor *w, tg_tensor *b)
{
    tg_tensor *z = tg_add(tg_matmul(x, w), b);
    return tg_sigmoid(z);
}

static tg_tensor *cross_entropy(tg_tensor *p, tg_tensor *t)
{
    tg_tensor *one_minus_p = tg_add_scalar(tg_neg(p), 1);
    tg_tensor *one_minus_t = tg_add_scalar(tg_neg(t), 1);
    tg_tensor *log_p = tg_log(p), *log_q = tg_log(one_minus_p);
    tg_tensor *a = tg_mul(t, log_p), *b = tg_mul(one_minus_t, log_q);
    return tg_neg(tg_mean(tg_add(a, b)));
}

int main(int argc, char **argv)
{
    tg_real points[2 * POINTS], labels[POINTS];
    tg_arguments_read(argc, argv, NULL, 0);
    half_circles(points, labels);
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param(tape, "w", 2, 1), *b = tg_param(tape, "b", 1);
    tg_mark start = tg_tape_mark(tape);
    for (int step = 0; step < 4; step++) {
        tg_tensor *x = tg_input(tape, "x", TG_SHAPE(POINTS, 2), points);
        tg_tensor *t = tg_input(tape, "t", TG_SHAPE(POINTS, 1), labels);
        tg_tensor *p = predict(x, w, b);
        tg_tensor *loss = tg_named(cross_entropy(p, t), "loss");
        tg_backward(loss);
        printf("step %d  loss %.4f\n", step, tg_item(loss));
        if (isnan(tg_item(loss)) && tg_inspect(loss))
            break;
        tg_descend(w, 300);
        tg_descend(b, 300);
        tg_rewind(tape, start);
    }
    tg_tape_free(tape);
    return 0;
}
