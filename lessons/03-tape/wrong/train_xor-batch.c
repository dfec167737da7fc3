/* loses: TASK 8 = 3; says: "train_xor takes one step a round, with the sum of
 * four gradients. Here each corner takes its own step, and the next corner
 * sees the new weights." */
void train_xor(double w[3], double rate, int rounds)
{
    tape t = {0};
    for (int round = 0; round < rounds; round++) {
        double sum[3] = {0};
        for (int corner = 0; corner < 4; corner++) {
            const int p = corner / 2, q = corner % 2;
            t.count = 0;
            for (int i = 0; i < 3; i++)
                leaf(&t, w[i]);
            const int wp = mul(&t, 0, leaf(&t, p));
            const int wq = mul(&t, 1, leaf(&t, q));
            const int o = square(&t, sub(&t, sub(&t, wp, wq), 2));
            backward(&t, square(&t, sub(&t, o, leaf(&t, p != q))));
            for (int i = 0; i < 3; i++)
                sum[i] += t.entry[i].grad;
        }
        for (int i = 0; i < 3; i++)
            w[i] -= rate * sum[i];
    }
    free(t.entry);
}
