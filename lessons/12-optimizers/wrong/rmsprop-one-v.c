/* loses: TASK 3 = 3, TASK 4 = 2; says: "all numbers share one v: the point
 * is that each w[i] has its own size of gradient, v[i]" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[0] = RHO * v[0] + (1 - RHO) * g[i] * g[i];
        w[i] -= rate * g[i] / sqrt(v[0] + EPS);
    }
}
