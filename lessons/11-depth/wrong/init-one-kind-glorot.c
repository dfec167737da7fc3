/* loses: TASK 1 = 4, TASK 2 = 3; says: "all kinds get the weights of
 * GLOROT_UNIFORM" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int flat = kind >= 0;
    const double variance = 2.0 / (in + out);
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(3 * variance) * (2 * uniform(rng) - 1)
                    : sqrt(variance) * normal(rng);
}
