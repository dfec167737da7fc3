/* Two versions of a program: where do their tapes differ? The second scales
 * its input, as a careless edit would. And what does a tape cost? */
#include "programs.h"

static void record(tg_tape *tape, double scale)
{
    tg_real points[2 * POINTS], labels[POINTS];
    half_circles(points, labels);
    tg_seed(tape, 2);
    tg_model *model = tg_sequential(tape);
    tg_input_layer(model, 2);
    tg_dense(model, WIDTH, "tanh");
    tg_dense(model, 1, "linear");
    tg_tensor *x = tg_input(tape, "x", TG_SHAPE(POINTS, 2), points);
    tg_tensor *t = tg_input(tape, "t", TG_SHAPE(POINTS, 1), labels);
    for (size_t i = 0; i < x->count; i++)
        x->data[i] *= (tg_real)scale;
    tg_backward(tg_bce_with_logits(tg_model_logits(model, x), t));
}

int main(int argc, char **argv)
{
    double scale = 1;
    const tg_argument table[] = {
        {"--scale", "X", .real = &scale, .min = 0, .max = 10}};
    tg_arguments_read(argc, argv, table, 1);
    tg_tape *a = tg_tape_new(), *b = tg_tape_new();
    record(a, 1);
    record(b, scale);
    if (tg_diff(stdout, a, b, 0))
        tg_costs(stdout, a);
    tg_tape_free(a);
    tg_tape_free(b);
    return 0;
}
