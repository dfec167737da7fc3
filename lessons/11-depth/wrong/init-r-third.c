/* loses: TASK 1 = 4; says: "r is the root of a third of the mean square: if
 * r^2 / 3 is the mean square, r^2 is 3 times as much" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int glorot = kind == GLOROT_UNIFORM || kind == GLOROT_NORMAL;
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = 2.0 / (glorot ? in + out : in);
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(variance / 3) * (2 * uniform(rng) - 1)
                    : sqrt(variance) * normal(rng);
}
