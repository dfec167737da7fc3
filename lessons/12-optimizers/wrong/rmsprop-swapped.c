/* loses: TASK 3 = 3, TASK 4 = 2; says: "RHO and 1 - RHO are in each other's
 * place: RHO is what is kept of the old v" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[i] = (1 - RHO) * v[i] + RHO * g[i] * g[i];
        w[i] -= rate * g[i] / sqrt(v[i] + EPS);
    }
}
