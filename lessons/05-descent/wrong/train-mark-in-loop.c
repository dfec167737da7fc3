/* loses: TASK 7 = 1; says: "the mark is made when a is on the tape already,
 * so the rewind leaves it there. Make the mark once, before the loop" */
void train(tg_tensor *w, tg_tensor *b, tg_tensor *x, tg_tensor *y, double rate,
           int steps)
{
    for (int i = 0; i < steps; i++) {
        tg_tensor *product = tg_mul(w, x);
        tg_tensor *a = tg_sigmoid(tg_add(product, b));
        const tg_mark start = tg_tape_mark(w->tape);
        tg_backward(tg_bce(a, y));
        tg_descend(w, rate);
        tg_descend(b, rate);
        tg_rewind(w->tape, start);
    }
}
