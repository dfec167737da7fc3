/* loses: TASK 9 = 2; says: "The tape still holds the last micro-batch when
 * accumulate returns. Rewind at the end of each round, not at the beginning
 * of the next." */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    double sum[PARAMS] = {0};
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < k; i++) {
        const int from = i * n / k, to = (i + 1) * n / k;
        tg_rewind(w->tape, start);
        tg_backward(loss(w, rows + from, to - from));
        add_gradient(sum, w->grad->data, PARAMS, to - from, n);
    }
    step(w, sum, rate);
}
