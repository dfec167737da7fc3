/* loses: TASK 1 = 3, TASK 2 = 3; says: "the parameters took a plain step of
 * gradient descent at a rate of 0.1: how they move, and how far, is the
 * optimiser's business. tg_optimizer_step(optimizer)" */
double train_step(tg_tensor *const p[4], tg_tensor *x, tg_tensor *y,
                  tg_optimizer *optimizer)
{
    const tg_mark start = tg_tape_mark(x->tape);
    tg_tensor *h = tg_relu(tg_add(tg_matmul(x, p[0]), p[1]));
    tg_tensor *z = tg_add(tg_matmul(h, p[2]), p[3]);
    tg_tensor *error = tg_softmax_cross_entropy(z, y);
    tg_backward(error);
    const double value = tg_item(error);
    (void)optimizer;
    for (int i = 0; i < 4; i++)
        tg_descend(p[i], 0.1);
    tg_rewind(x->tape, start);
    return value;
}
