/* loses: TASK 9 = 2; says: "The mark is made after the loss is recorded: the
 * rewind keeps what was before the mark, so each loss stays on the tape.
 * Make the mark before." */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    double sum[PARAMS] = {0};
    for (int i = 0; i < k; i++) {
        const int from = i * n / k, to = (i + 1) * n / k;
        tg_tensor *e = loss(w, rows + from, to - from);
        const tg_mark start = tg_tape_mark(w->tape);
        tg_backward(e);
        add_gradient(sum, w->grad->data, PARAMS, to - from, n);
        tg_rewind(w->tape, start);
    }
    step(w, sum, rate);
}
