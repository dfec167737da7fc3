/* loses: TASK 5 = 2, TASK 6 = 2; says: "the sigmoid is missing: tg_bce is
 * given z, which is no answer between 0 and 1. a = sigmoid(z)" */
void train(tg_tensor *w, tg_tensor *b, tg_tensor *x, tg_tensor *y, double rate,
           int steps)
{
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < steps; i++) {
        tg_tensor *product = tg_mul(w, x);
        tg_tensor *z = tg_add(product, b);
        tg_backward(tg_bce(z, y));
        tg_descend(w, rate);
        tg_descend(b, rate);
        tg_rewind(w->tape, start);
    }
}
