/* loses: TASK 5 = 2, TASK 6 = 2; says: "b is multiplied by x as well: z = w
 * x + b, first the product, then the sum" */
void train(tg_tensor *w, tg_tensor *b, tg_tensor *x, tg_tensor *y, double rate,
           int steps)
{
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < steps; i++) {
        tg_tensor *a = tg_sigmoid(tg_mul(tg_add(w, b), x));
        tg_backward(tg_bce(a, y));
        tg_descend(w, rate);
        tg_descend(b, rate);
        tg_rewind(w->tape, start);
    }
}
