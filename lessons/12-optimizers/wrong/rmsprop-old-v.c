/* loses: TASK 3 = 3, TASK 4 = 2; says: "the step is divided by the old v:
 * first v changes, then w moves" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        w[i] -= rate * g[i] / sqrt(v[i] + EPS);
        v[i] = RHO * v[i] + (1 - RHO) * g[i] * g[i];
    }
}
