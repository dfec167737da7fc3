/* loses: TASK 7 = 3, TASK 8 = 3, TASK 9 = 2; says: "A call did not
 * find on the tape what it needs: tapegrad names it above. Of each
 * micro-batch, send back its loss, use w->grad, and only then rewind, to a
 * mark made before all; after that only your sum is left." */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    double sum[PARAMS] = {0};
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < k; i++) {
        const int from = i * n / k, to = (i + 1) * n / k;
        tg_backward(loss(w, rows + from, to - from));
        add_gradient(sum, w->grad->data, PARAMS, to - from, n);
        tg_rewind(w->tape, start);
    }
    tg_descend(w, rate);
}
