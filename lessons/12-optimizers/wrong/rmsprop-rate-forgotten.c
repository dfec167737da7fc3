/* loses: TASK 3 = 3, TASK 4 = 2; says: "the step is not multiplied by the
 * rate" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[i] = RHO * v[i] + (1 - RHO) * g[i] * g[i];
        w[i] -= g[i] / sqrt(v[i] + EPS);
    }
}
