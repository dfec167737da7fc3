/* loses: TASK 7 = 3, TASK 8 = 3; says: "It steps after each micro-batch: the
 * next one then sees other weights. That is mini-batch descent, k steps; what
 * is wanted is one step of the large batch. Step once, after the loop." */
void accumulate(tg_tensor *w, loss_function *loss, const int *rows, int n,
                int k, double rate)
{
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < k; i++) {
        const int from = i * n / k, to = (i + 1) * n / k;
        tg_backward(loss(w, rows + from, to - from));
        step(w, w->grad->data, rate);
        tg_rewind(w->tape, start);
    }
}
