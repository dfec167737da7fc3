/* loses: TASK 1 = 2, TASK 2 = 1; says: "m is added to KEPT m, so 1.9 m is
 * kept, and m grows without end: = where += stands" */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        m[i] += KEPT * m[i] - rate * g[i];
        w[i] += m[i];
    }
}
