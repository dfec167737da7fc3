/* loses: TASK 1 = 2, TASK 2 = 1; says: "w goes uphill: the gradient points
 * uphill, so m gets minus rate g, and w plus m" */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        m[i] = KEPT * m[i] + rate * g[i];
        w[i] += m[i];
    }
}
