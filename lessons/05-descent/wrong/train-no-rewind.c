/* loses: TASK 6 = 2, TASK 7 = 1; says: "each gradient is added to those of
 * earlier steps: tg_rewind, at the end of every step, forgets them.
 * (Without it the tape grows, too.)" */
void train(tg_tensor *w, tg_tensor *b, tg_tensor *x, tg_tensor *y, double rate,
           int steps)
{
    for (int i = 0; i < steps; i++) {
        tg_tensor *product = tg_mul(w, x);
        tg_tensor *a = tg_sigmoid(tg_add(product, b));
        tg_backward(tg_bce(a, y));
        tg_descend(w, rate);
        tg_descend(b, rate);
    }
}
