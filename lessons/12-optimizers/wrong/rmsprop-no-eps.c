/* loses: TASK 4 = 2; says: "EPS is missing: where g is always 0, this
 * divides 0 by 0, and where g is tiny, the step is too long" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[i] = RHO * v[i] + (1 - RHO) * g[i] * g[i];
        w[i] -= rate * g[i] / sqrt(v[i]);
    }
}
