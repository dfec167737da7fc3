/* loses: TASK 1 = 4; says: "a uniform weight is r times one number less r
 * times another: that is no longer each place as likely as the others. Draw
 * one" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int glorot = kind == GLOROT_UNIFORM || kind == GLOROT_NORMAL;
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = 2.0 / (glorot ? in + out : in);
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(3 * variance) * (uniform(rng) - uniform(rng))
                    : sqrt(variance) * normal(rng);
}
