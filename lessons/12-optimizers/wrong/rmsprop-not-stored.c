/* loses: TASK 3 = 3, TASK 4 = 2; says: "v is not stored: the next step has
 * to find the new v in v[i]" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        const double mean = RHO * v[i] + (1 - RHO) * g[i] * g[i];
        w[i] -= rate * g[i] / sqrt(mean + EPS);
    }
}
