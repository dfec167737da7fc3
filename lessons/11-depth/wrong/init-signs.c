/* loses: TASK 1 = 4, TASK 3 = 1; says: "a uniform weight is r or -r and
 * nothing between: the numbers should lie anywhere from -r to r" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int glorot = kind == GLOROT_UNIFORM || kind == GLOROT_NORMAL;
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = 2.0 / (glorot ? in + out : in);
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? uniform(rng) < 0.5 ? -sqrt(3 * variance)
                                         : sqrt(3 * variance)
                    : sqrt(variance) * normal(rng);
}
