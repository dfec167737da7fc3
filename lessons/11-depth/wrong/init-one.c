/* loses: TASK 1 = 4, TASK 2 = 3; says: "1 stands where 2 should: Glorot
 * takes the mean of in and out, (in + out) / 2, and He makes up for the
 * half that ReLU loses" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int glorot = kind == GLOROT_UNIFORM || kind == GLOROT_NORMAL;
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = 1.0 / (glorot ? in + out : in);
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(3 * variance) * (2 * uniform(rng) - 1)
                    : sqrt(variance) * normal(rng);
}
