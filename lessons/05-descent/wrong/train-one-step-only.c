/* loses: TASK 6 = 2; says: "one step, whatever `steps` says: mark once,
 * then repeat all that follows" */
void train(tg_tensor *w, tg_tensor *b, tg_tensor *x, tg_tensor *y, double rate,
           int steps)
{
    (void)steps;
    const tg_mark start = tg_tape_mark(w->tape);
    tg_tensor *a = tg_sigmoid(tg_add(tg_mul(w, x), b));
    tg_backward(tg_bce(a, y));
    tg_descend(w, rate);
    tg_descend(b, rate);
    tg_rewind(w->tape, start);
}
