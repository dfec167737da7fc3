/* loses: TASK 7 = 3, TASK 8 = 3; says: "The share of a micro-batch is its
 * size, t - f, of n rows. It is divided by k, which is how many
 * micro-batches there are." */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    double sum[PARAMS] = {0};
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < k; i++) {
        const int from = i * n / k, to = (i + 1) * n / k;
        tg_backward(loss(w, rows + from, to - from));
        add_gradient(sum, w->grad->data, PARAMS, to - from, k);
        tg_rewind(w->tape, start);
    }
    step(w, sum, rate);
}
