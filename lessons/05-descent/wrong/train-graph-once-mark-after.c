/* loses: TASK 6 = 2, TASK 7 = 1; says: "a and E are made once, before the
 * mark: they stay on the tape, and a second step is refused. Mark first;
 * then make a and E anew in each step" */
void train(tg_tensor *w, tg_tensor *b, tg_tensor *x, tg_tensor *y, double rate,
           int steps)
{
    tg_tensor *a = tg_sigmoid(tg_add(tg_mul(w, x), b));
    tg_tensor *E = tg_bce(a, y);
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < steps; i++) {
        tg_backward(E);
        tg_descend(w, rate);
        tg_descend(b, rate);
        tg_rewind(w->tape, start);
    }
}
