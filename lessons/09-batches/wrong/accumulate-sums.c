/* loses: TASK 7 = 3, TASK 8 = 3; says: "The gradients of the micro-batches
 * are added as they are: the step is about k times too long. Each counts
 * with its share, its own size of n: that is your add_gradient." */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    double sum[PARAMS] = {0};
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < k; i++) {
        const int from = i * n / k, to = (i + 1) * n / k;
        tg_backward(loss(w, rows + from, to - from));
        for (int j = 0; j < PARAMS; j++)
            sum[j] += w->grad->data[j];
        tg_rewind(w->tape, start);
    }
    step(w, sum, rate);
}
