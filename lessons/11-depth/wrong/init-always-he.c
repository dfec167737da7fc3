/* loses: TASK 1 = 4, TASK 2 = 3; says: "Glorot's weights have He's mean
 * square: 2 / in has forgotten the way back, where `out` deltas add up" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = 2.0 / in;
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(3 * variance) * (2 * uniform(rng) - 1)
                    : sqrt(variance) * normal(rng);
}
