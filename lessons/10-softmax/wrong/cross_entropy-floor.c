/* loses: TASK 5 = 2; says: "p is kept away from 0 by a small number. That
 * hides the infinity, and E stops growing: it says 28 where 1000 is right.
 * ln p[j] is z[j] - log_sum_exp(z, n), without p" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    double m = z[0], sum = 0, e = 0, s = 0;
    for (int j = 1; j < n; j++)
        m = fmax(m, z[j]);
    for (int j = 0; j < n; j++)
        sum += exp(z[j] - m);
    for (int j = 0; j < n; j++) {
        e -= y[j] * log(exp(z[j] - m) / sum + 1e-12);
        s += y[j];
    }
    for (int j = 0; j < n; j++)
        delta[j] = s * exp(z[j] - m) / sum - y[j];
    return e;
}
