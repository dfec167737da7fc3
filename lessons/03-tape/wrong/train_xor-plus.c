/* loses: TASK 8 = 3; says: "train_xor goes uphill. The gradient points to
 * where L grows: subtract rate times the gradient." */
void train_xor(double w[3], double rate, int rounds)
{
    tape t = {0};
    for (int step = 0; step < 4 * rounds; step++) {
        const int p = step / 2 % 2, q = step % 2;
        t.count = 0;
        for (int i = 0; i < 3; i++)
            leaf(&t, w[i]);
        const int wp = mul(&t, 0, leaf(&t, p)), wq = mul(&t, 1, leaf(&t, q));
        const int o = square(&t, sub(&t, sub(&t, wp, wq), 2));
        backward(&t, square(&t, sub(&t, o, leaf(&t, p != q))));
        for (int i = 0; i < 3; i++)
            w[i] += rate * t.entry[i].grad;
    }
    free(t.entry);
}
