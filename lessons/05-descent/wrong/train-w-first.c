/* loses: TASK 5 = 2, TASK 6 = 2; says: "b is moved by a gradient that was
 * computed after w had moved: one backward gives both gradients, and then
 * both move" */
void train(tg_tensor *w, tg_tensor *b, tg_tensor *x, tg_tensor *y, double rate,
           int steps)
{
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < steps; i++) {
        tg_tensor *a = tg_sigmoid(tg_add(tg_mul(w, x), b));
        tg_backward(tg_bce(a, y));
        tg_descend(w, rate);
        tg_rewind(w->tape, start);
        a = tg_sigmoid(tg_add(tg_mul(w, x), b));
        tg_backward(tg_bce(a, y));
        tg_descend(b, rate);
        tg_rewind(w->tape, start);
    }
}
