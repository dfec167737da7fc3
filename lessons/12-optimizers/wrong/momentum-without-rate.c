/* loses: TASK 1 = 2; says: "the rate is missing in m, and multiplies it
 * afterwards: m <- KEPT m - rate g. (PyTorch does it your way. The path is
 * the same as long as the rate is)" */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        m[i] = KEPT * m[i] + g[i];
        w[i] -= rate * m[i];
    }
}
