/* loses: TASK 1 = 3, TASK 2 = 3, TASK 3 = 1; says: "a call was refused, and
 * the message above names it and says why. Compare this call with its line in
 * the comment above train_step" */
double train_step(tg_tensor *const p[4], tg_tensor *x, tg_tensor *y,
                  tg_optimizer *optimizer)
{
    const tg_mark start = tg_tape_mark(x->tape);
    tg_tensor *h = tg_relu(tg_add(tg_matmul(x, p[0]), p[1]));
    tg_tensor *z = tg_add(tg_matmul(h, p[2]), p[3]);
    tg_tensor *error = tg_softmax_cross_entropy(z, y);
    tg_optimizer_step(optimizer);
    tg_backward(error);
    const double value = tg_item(error);
    tg_rewind(x->tape, start);
    return value;
}
