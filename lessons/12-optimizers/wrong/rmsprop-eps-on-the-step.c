/* loses: TASK 4 = 2; says: "EPS is added to the step, not to what it is
 * divided by: mind the parentheses" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[i] = RHO * v[i] + (1 - RHO) * g[i] * g[i];
        w[i] -= rate * g[i] / sqrt(v[i]) + EPS;
    }
}
