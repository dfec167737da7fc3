/* loses: TASK 1 = 4, TASK 2 = 3, TASK 3 = 1; says: "He's weights are all 0: in
 * C, 2 / in divides whole numbers and leaves 0" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int glorot = kind == GLOROT_UNIFORM || kind == GLOROT_NORMAL;
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = glorot ? 2.0 / (in + out) : 2 / in;
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(3 * variance) * (2 * uniform(rng) - 1)
                    : sqrt(variance) * normal(rng);
}
