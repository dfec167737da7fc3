/* loses: TASK 7 = 1; says: "the tape is rewound before each step, not after
 * it: the last step is left on the tape" */
void train(tg_tensor *w, tg_tensor *b, tg_tensor *x, tg_tensor *y, double rate,
           int steps)
{
    const tg_mark start = tg_tape_mark(w->tape);
    for (int i = 0; i < steps; i++) {
        tg_rewind(w->tape, start);
        tg_tensor *product = tg_mul(w, x);
        tg_tensor *a = tg_sigmoid(tg_add(product, b));
        tg_backward(tg_bce(a, y));
        tg_descend(w, rate);
        tg_descend(b, rate);
    }
}
