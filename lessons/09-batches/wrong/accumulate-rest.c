/* loses: TASK 9 = 2; says: "The last micro-batch takes all the rest, which
 * may be many more rows than the others have. From i * n / k to (i + 1) * n
 * / k they differ by one row at most." */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    double sum[PARAMS] = {0};
    const int size = n / k;
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < k; i++) {
        const int count = i < k - 1 ? size : n - i * size;
        tg_backward(loss(w, rows + i * size, count));
        add_gradient(sum, w->grad->data, PARAMS, count, n);
        tg_rewind(w->tape, start);
    }
    step(w, sum, rate);
}
