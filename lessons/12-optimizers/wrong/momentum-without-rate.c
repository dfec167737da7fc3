/* loses: TASK 1 = 2; says: "the rate belongs into m: m <- KEPT m - rate g.
 * (PyTorch keeps m without it and multiplies later. The path is the same
 * until the rate changes)" */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        m[i] = KEPT * m[i] + g[i];
        w[i] -= rate * m[i];
    }
}
