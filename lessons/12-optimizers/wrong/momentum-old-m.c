/* loses: TASK 1 = 2, TASK 2 = 1; says: "w moves by the old m: first m is
 * changed, then w <- w + m" */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        w[i] += m[i];
        m[i] = KEPT * m[i] - rate * g[i];
    }
}
