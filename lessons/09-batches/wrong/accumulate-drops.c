/* loses: TASK 8 = 3, TASK 9 = 2; says: "All micro-batches have n / k rows,
 * so the last rows are left out where k does not divide n. From i * n / k to
 * (i + 1) * n / k there are sometimes more." */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    double sum[PARAMS] = {0};
    const int size = n / k;
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < k; i++) {
        tg_backward(loss(w, rows + i * size, size));
        add_gradient(sum, w->grad->data, PARAMS, size, n);
        tg_rewind(w->tape, start);
    }
    step(w, sum, rate);
}
