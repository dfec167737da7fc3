/* loses: TASK 1 = 4; says: "r is the root of 6 times the mean square. The 6 in
 * Glorot's r has its 2 in it: 3 * 2 / (in + out)" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int glorot = kind == GLOROT_UNIFORM || kind == GLOROT_NORMAL;
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = 2.0 / (glorot ? in + out : in);
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(6 * variance) * (2 * uniform(rng) - 1)
                    : sqrt(variance) * normal(rng);
}
