/* loses: TASK 5 = 2, TASK 6 = 2, TASK 7 = 1; says: "a call was refused, and
 * the message above says why. The order of a step: E from w and b as they
 * are now, backward, both parameters downhill, and only then the rewind,
 * which clears the gradients" */
void train(tg_tensor *w, tg_tensor *b, tg_tensor *x, tg_tensor *y, double rate,
           int steps)
{
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < steps; i++) {
        tg_tensor *product = tg_mul(w, x);
        tg_tensor *a = tg_sigmoid(tg_add(product, b));
        tg_backward(tg_bce(a, y));
        tg_rewind(w->tape, start);
        tg_descend(w, rate);
        tg_descend(b, rate);
    }
}
