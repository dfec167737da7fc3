/* loses: TASK 8 = 3;
   says: "The tape is not emptied: entries 0 to 2 are those of the first corner,
   and after it nothing arrives at them. Set t.count = 0 at each corner." */
void train_xor(double w[3], double rate, int rounds)
{
    tape t = {0};
    for (int step = 0; step < 4 * rounds; step++) {
        const int p = step / 2 % 2, q = step % 2;
        int at[3];
        for (int i = 0; i < 3; i++)
            at[i] = leaf(&t, w[i]);
        const int wp = mul(&t, at[0], leaf(&t, p));
        const int wq = mul(&t, at[1], leaf(&t, q));
        const int o = square(&t, sub(&t, sub(&t, wp, wq), at[2]));
        const int loss = square(&t, sub(&t, o, leaf(&t, p != q)));
        backward(&t, loss);
        for (int i = 0; i < 3; i++)
            w[i] -= rate * t.entry[i].grad;
    }
    free(t.entry);
}
