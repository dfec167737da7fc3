/* loses: TASK 6 = 2, TASK 7 = 1; says: "the second step is refused: a and E
 * are made once, before the loop, with the first w and b. Inside the loop
 * they are made anew in each step, from w and b as they are now" */
void train(tg_tensor *w, tg_tensor *b, tg_tensor *x, tg_tensor *y, double rate,
           int steps)
{
    const tg_mark start = tg_tape_mark(w->tape);
    tg_tensor *a = tg_sigmoid(tg_add(tg_mul(w, x), b));
    tg_tensor *E = tg_bce(a, y);
    for (int i = 0; i < steps; i++) {
        tg_backward(E);
        tg_descend(w, rate);
        tg_descend(b, rate);
        tg_rewind(w->tape, start);
    }
}
