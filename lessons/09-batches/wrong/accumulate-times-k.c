/* loses: TASK 7 = 3, TASK 8 = 3, TASK 9 = 2; says: "Micro-batch i is taken
 * to begin at row i * k, as if k were its size. k is how many there are; the
 * sizes are about n / k." */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    double sum[PARAMS] = {0};
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < k; i++) {
        const int from = i * k, to = (i + 1) * k;
        tg_backward(loss(w, rows + from, to - from));
        add_gradient(sum, w->grad->data, PARAMS, to - from, n);
        tg_rewind(w->tape, start);
    }
    step(w, sum, rate);
}
