/* loses: TASK 1 = 4, TASK 2 = 3, TASK 3 = 1; says: "one number is drawn,
 * and all weights are that one: then all units are alike. Draw inside the
 * loop" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int glorot = kind == GLOROT_UNIFORM || kind == GLOROT_NORMAL;
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = 2.0 / (glorot ? in + out : in);
    const double u = 2 * uniform(rng) - 1, z = normal(rng);
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(3 * variance) * u : sqrt(variance) * z;
}
