/* loses: TASK 1 = 2, TASK 2 = 1; says: "m is multiplied by the rate, which
 * is in m already: w <- w + m" */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        m[i] = KEPT * m[i] - rate * g[i];
        w[i] += rate * m[i];
    }
}
