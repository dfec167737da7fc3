/* loses: TASK 1 = 4, TASK 2 = 3, TASK 3 = 1; says: "w[i * in + j]: a row
 * has `out` numbers, one for each unit, so that w_ij is w[i * out + j]" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int glorot = kind == GLOROT_UNIFORM || kind == GLOROT_NORMAL;
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = 2.0 / (glorot ? in + out : in);
    for (int i = 0; i < in; i++)
        for (int j = 0; j < out; j++)
            w[i * in + j] = flat ? sqrt(3 * variance) * (2 * uniform(rng) - 1)
                                 : sqrt(variance) * normal(rng);
}
