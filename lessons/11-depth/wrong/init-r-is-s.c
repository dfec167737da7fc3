/* loses: TASK 1 = 4; says: "r is chosen as s is: but numbers from -r to r
 * are mostly nearer to 0 than r, and their mean square is r^2 / 3" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int glorot = kind == GLOROT_UNIFORM || kind == GLOROT_NORMAL;
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = 2.0 / (glorot ? in + out : in);
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(variance) * (2 * uniform(rng) - 1)
                    : sqrt(variance) * normal(rng);
}
