/* loses: TASK 3 = 3, TASK 4 = 2; says: "the root is missing: v is the square
 * of a size. The step is rate g / sqrt(v + EPS)" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[i] = RHO * v[i] + (1 - RHO) * g[i] * g[i];
        w[i] -= rate * g[i] / (v[i] + EPS);
    }
}
