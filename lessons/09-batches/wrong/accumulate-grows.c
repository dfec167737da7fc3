/* loses: TASK 9 = 2; says: "The step is right: the losses were scaled, and
 * tg_backward added them up. But all micro-batches are on the tape together,
 * and use as much memory as the large batch. Keep the sum in an array, and
 * rewind after each." */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < k; i++) {
        const int from = i * n / k, to = (i + 1) * n / k;
        const double share = (double)(to - from) / n;
        tg_backward(tg_mul_scalar(loss(w, rows + from, to - from), share));
    }
    step(w, w->grad->data, rate);
    tg_rewind(w->tape, start);
}
