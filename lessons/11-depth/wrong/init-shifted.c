/* loses: TASK 1 = 4; says: "the uniform weights lie from -r to 0: from -r
 * to r they have to be stretched by 2 r" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int glorot = kind == GLOROT_UNIFORM || kind == GLOROT_NORMAL;
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = 2.0 / (glorot ? in + out : in);
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(3 * variance) * (uniform(rng) - 1)
                    : sqrt(variance) * normal(rng);
}
