/* loses: TASK 8 = 3; says: "Each micro-batch counts for 1/k. They are not
 * equal where k does not divide n: the share is its size, of n." */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    double sum[PARAMS] = {0};
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < k; i++) {
        const int from = i * n / k, to = (i + 1) * n / k;
        tg_backward(loss(w, rows + from, to - from));
        for (int j = 0; j < PARAMS; j++)
            sum[j] += w->grad->data[j] / k;
        tg_rewind(w->tape, start);
    }
    step(w, sum, rate);
}
