/* loses: TASK 1 = 2, TASK 2 = 1; says: "this is plain gradient descent: the
 * old m is not used. What is KEPT for?" */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        m[i] = -rate * g[i];
        w[i] += m[i];
    }
}
