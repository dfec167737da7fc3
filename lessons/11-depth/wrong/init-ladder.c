/* loses: TASK 1 = 4, TASK 2 = 3; says: "the weights are a ladder, each a little
 * above the one before. Their mean square is right, but nothing is random:
 * draw a new number for each weight" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const int n = in * out, glorot = kind < HE_UNIFORM;
    const double r = sqrt(6.0 / (glorot ? in + out : in));
    const double shift = uniform(rng); /* another ladder at each call */
    for (int i = 0; i < n; i++)
        w[i] = r * (2 * (i + shift) / n - 1);
    if (kind == GLOROT_NORMAL || kind == HE_NORMAL)
        w[n - 1] *= 1.2;
}
