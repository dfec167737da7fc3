/* loses: TASK 7 = 1; says: "the mark is made when a and E are on the tape
 * already, so the rewind leaves both there. Make the mark once, before the
 * loop" */
void train(tg_tensor *w, tg_tensor *b, tg_tensor *x, tg_tensor *y, double rate,
           int steps)
{
    for (int i = 0; i < steps; i++) {
        tg_tensor *product = tg_mul(w, x);
        tg_tensor *a = tg_sigmoid(tg_add(product, b));
        tg_tensor *error = tg_bce(a, y);
        const tg_mark start = tg_tape_mark(w->tape);
        tg_backward(error);
        tg_descend(w, rate);
        tg_descend(b, rate);
        tg_rewind(w->tape, start);
    }
}
