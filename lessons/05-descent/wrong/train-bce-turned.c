/* loses: TASK 5 = 2, TASK 6 = 2; says: "the arguments of tg_bce are turned
 * round: the answer a comes first, then the target y. It takes ln a and
 * ln(1 - a), and y is 0 or 1" */
void train(tg_tensor *w, tg_tensor *b, tg_tensor *x, tg_tensor *y, double rate,
           int steps)
{
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < steps; i++) {
        tg_tensor *product = tg_mul(w, x);
        tg_tensor *a = tg_sigmoid(tg_add(product, b));
        tg_backward(tg_bce(y, a));
        tg_descend(w, rate);
        tg_descend(b, rate);
        tg_rewind(w->tape, start);
    }
}
