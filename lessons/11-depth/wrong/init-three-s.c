/* loses: TASK 1 = 4; says: "r is 3 s: the 3 stands under the root, r^2 = 3
 * s^2" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int glorot = kind == GLOROT_UNIFORM || kind == GLOROT_NORMAL;
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = 2.0 / (glorot ? in + out : in);
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? 3 * sqrt(variance) * (2 * uniform(rng) - 1)
                    : sqrt(variance) * normal(rng);
}
