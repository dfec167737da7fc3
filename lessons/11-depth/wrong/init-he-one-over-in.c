/* loses: TASK 1 = 4, TASK 2 = 3; says: "He's mean square is 1 / in: that keeps
 * a size where nothing is lost. ReLU loses half" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int glorot = kind == GLOROT_UNIFORM || kind == GLOROT_NORMAL;
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = glorot ? 2.0 / (in + out) : 1.0 / in;
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(3 * variance) * (2 * uniform(rng) - 1)
                    : sqrt(variance) * normal(rng);
}
