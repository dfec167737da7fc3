/* loses: TASK 7 = 3, TASK 8 = 3, TASK 9 = 2; says: "w->grad is NULL where
 * it is read: there is a gradient only after tg_backward, and only until
 * tg_rewind." */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    double sum[PARAMS] = {0};
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < k; i++) {
        const int from = i * n / k, to = (i + 1) * n / k;
        tg_backward(loss(w, rows + from, to - from));
        tg_rewind(w->tape, start);
        add_gradient(sum, w->grad->data, PARAMS, to - from, n);
    }
    step(w, sum, rate);
}
