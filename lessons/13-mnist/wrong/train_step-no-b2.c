/* loses: TASK 1 = 3, TASK 2 = 3, TASK 3 = 1; says: "b2 is missing in z, so no
 * gradient reaches it and it stays as it was: z = h W2 + b2" */
double train_step(tg_tensor *const p[4], tg_tensor *x, tg_tensor *y,
                  tg_optimizer *optimizer)
{
    const tg_mark start = tg_tape_mark(x->tape);
    tg_tensor *h = tg_relu(tg_add(tg_matmul(x, p[0]), p[1]));
    tg_tensor *z = tg_matmul(h, p[2]);
    tg_tensor *error = tg_softmax_cross_entropy(z, y);
    tg_backward(error);
    const double value = tg_item(error);
    tg_optimizer_step(optimizer);
    tg_rewind(x->tape, start);
    return value;
}
