/* loses: TASK 7 = 3, TASK 8 = 3, TASK 9 = 2; says: "The rewind comes after
 * the loop: until then the tape grows, and tg_backward adds to the gradient
 * that is still there, so w->grad is the sum of all micro-batches so far, not
 * the gradient of one. Rewind after each." */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    double sum[PARAMS] = {0};
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < k; i++) {
        const int from = i * n / k, to = (i + 1) * n / k;
        tg_backward(loss(w, rows + from, to - from));
        add_gradient(sum, w->grad->data, PARAMS, to - from, n);
    }
    tg_rewind(w->tape, start);
    step(w, sum, rate);
}
