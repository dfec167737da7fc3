/* loses: TASK 3 = 3, TASK 4 = 2; says: "the root is stored in v: v is the
 * mean of squares, and only the step takes its root" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[i] = sqrt(RHO * v[i] + (1 - RHO) * g[i] * g[i] + EPS);
        w[i] -= rate * g[i] / v[i];
    }
}
