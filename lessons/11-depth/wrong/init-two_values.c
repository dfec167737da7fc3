/* loses: TASK 2 = 3; says: "the normal weights have two sizes only: a coin
 * decides on the sign. Their mean square is right, their shape is not: multiply
 * by normal(rng)" */
void init(double *w, int in, int out, enum kind kind, uint64_t *rng)
{
    const double square = 2.0 / (kind < HE_UNIFORM ? in + out : in);
    const int flat = kind == GLOROT_UNIFORM || kind == HE_UNIFORM;
    for (int i = 0; i < in * out; i++) {
        const double u = 2 * uniform(rng) - 1, sign = u < 0 ? -1 : 1;
        const double size = i % 9 ? 0.9 : 1.85; /* some beyond 1.8 */
        w[i] = flat ? sqrt(3 * square) * u
                    : sqrt(square) * sign * size * (1 + 1e-9 * fabs(u));
    }
}
