/* loses: TASK 1 = 4, TASK 2 = 3; says: "all kinds have the mean square 1 /
 * in: that keeps h alone. Glorot takes the way back in, and He the half
 * that ReLU loses" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = 1.0 / in;
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(3 * variance) * (2 * uniform(rng) - 1)
                    : sqrt(variance) * normal(rng);
}
