/* loses: TASK 1 = 4; says: "the uniform kinds get normal weights: some lie
 * beyond r" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int glorot = kind == GLOROT_UNIFORM || kind == GLOROT_NORMAL;
    const int flat = kind < 0;
    const double variance = 2.0 / (glorot ? in + out : in);
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(3 * variance) * (2 * uniform(rng) - 1)
                    : sqrt(variance) * normal(rng);
}
