/* loses: TASK 3 = 1; says: "a second weight gets the numbers of the first:
 * the generator was copied, and the copy moved on. Pass rng itself, a
 * pointer" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int glorot = kind == GLOROT_UNIFORM || kind == GLOROT_NORMAL;
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = 2.0 / (glorot ? in + out : in);
    uint64_t copy = *rng;
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(3 * variance) * (2 * uniform(&copy) - 1)
                    : sqrt(variance) * normal(&copy);
}
