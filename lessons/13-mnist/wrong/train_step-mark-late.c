/* loses: TASK 3 = 1; says: "the mark is made when h, z and E are on the tape
 * already, so the rewind leaves them there: mark before the first of them" */
double train_step(tg_tensor *const p[4], tg_tensor *x, tg_tensor *y,
                  tg_optimizer *optimizer)
{
    tg_tensor *h = tg_relu(tg_add(tg_matmul(x, p[0]), p[1]));
    tg_tensor *z = tg_add(tg_matmul(h, p[2]), p[3]);
    tg_tensor *error = tg_softmax_cross_entropy(z, y);
    const tg_mark start = tg_tape_mark(x->tape);
    tg_backward(error);
    const double value = tg_item(error);
    tg_optimizer_step(optimizer);
    tg_rewind(x->tape, start);
    return value;
}
