/* loses: TASK 1 = 2, TASK 2 = 1; says: "all numbers share one m: each w[i]
 * has its own, m[i]" */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        m[0] = KEPT * m[0] - rate * g[i];
        w[i] += m[0];
    }
}
