/* loses: TASK 1 = 4; says: "r is twice what it should be: 12 in place of 3
 * belongs to the whole width, 2 r, not to r" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int glorot = kind == GLOROT_UNIFORM || kind == GLOROT_NORMAL;
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = 2.0 / (glorot ? in + out : in);
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(12 * variance) * (2 * uniform(rng) - 1)
                    : sqrt(variance) * normal(rng);
}
