/* An op of one's own, whose gradient rule is wrong: cube, with dx = dy * x^2
 * in place of dy * 3 x^2. */
#include "programs.h"

static void cube_forward(tg_tensor *y)
{
    for (size_t i = 0; i < y->count; i++) {
        const tg_real x = y->in[0]->data[i];
        y->data[i] = x * x * x;
    }
}

static tg_tensor *cube_gradient(tg_tensor *y, tg_tensor *dy, int k)
{
    return tg_mul(dy, tg_square(y->in[k]));
}

static const tg_op cube = {
    .name = "cube",
    .arity = 1,
    .shape = tg_shape_like_input,
    .forward = cube_forward,
    .gradient = cube_gradient,
    .formula = "y = x^3",
    .flops = tg_flops_elementwise,
};

int main(int argc, char **argv)
{
    tg_arguments_read(argc, argv, NULL, 0);
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 2);
    tg_tensor *c = tg_apply1(&cube, w), *product = tg_mul(c, w);
    tg_inspect(product);
    tg_tape_free(tape);
    return 0;
}
