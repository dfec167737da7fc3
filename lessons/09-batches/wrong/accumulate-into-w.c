/* loses: TASK 7 = 3, TASK 8 = 3; says: "The gradients are added to w->data:
 * w goes uphill with each micro-batch. Add them to the sum, which the step
 * subtracts at the end." */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    double sum[PARAMS] = {0};
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < k; i++) {
        const int from = i * n / k, to = (i + 1) * n / k;
        tg_backward(loss(w, rows + from, to - from));
        add_gradient(w->data, w->grad->data, PARAMS, to - from, n);
        tg_rewind(w->tape, start);
    }
    step(w, sum, rate);
}
