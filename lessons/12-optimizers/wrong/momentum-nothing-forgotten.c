/* loses: TASK 1 = 2, TASK 2 = 1; says: "m keeps all of itself, so no step
 * ever fades: KEPT m, not m" */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        m[i] -= rate * g[i];
        w[i] += m[i];
    }
}
