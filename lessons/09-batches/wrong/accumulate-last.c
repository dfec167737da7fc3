/* loses: TASK 7 = 3, TASK 8 = 3; says: "Only the last micro-batch is in the
 * sum: it is set to 0 in the loop. Set it to 0 once, before." */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    double sum[PARAMS] = {0};
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < k; i++) {
        const int from = i * n / k, to = (i + 1) * n / k;
        memset(sum, 0, sizeof sum);
        tg_backward(loss(w, rows + from, to - from));
        add_gradient(sum, w->grad->data, PARAMS, to - from, n);
        tg_rewind(w->tape, start);
    }
    step(w, sum, rate);
}
