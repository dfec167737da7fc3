/* loses: TASK 1 = 2; says: "m has the other sign. The path from m = 0 is the
 * same, but here m is the step itself: minus rate g goes into it, and w
 * becomes w + m" */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        m[i] = KEPT * m[i] + rate * g[i];
        w[i] -= m[i];
    }
}
