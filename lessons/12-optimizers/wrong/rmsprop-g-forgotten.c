/* loses: TASK 3 = 3, TASK 4 = 2; says: "g is missing in the step: its size
 * is divided by, but its sign says which way is uphill" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[i] = RHO * v[i] + (1 - RHO) * g[i] * g[i];
        w[i] -= rate / sqrt(v[i] + EPS);
    }
}
