/* loses: TASK 4 = 2; says: "EPS is stored in v, and added again in each
 * step: it belongs to the divisor alone" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[i] = RHO * v[i] + (1 - RHO) * g[i] * g[i] + EPS;
        w[i] -= rate * g[i] / sqrt(v[i]);
    }
}
