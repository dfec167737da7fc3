/* loses: TASK 5 = 2; says: "p is made first, and then its logarithm. Where
 * p is rounded to 0 that is -inf, and 0 times it is no number. ln p[j] is
 * z[j] - log_sum_exp(z, n), without p" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    double m = z[0], sum = 0, e = 0, s = 0;
    for (int j = 1; j < n; j++)
        m = fmax(m, z[j]);
    for (int j = 0; j < n; j++)
        sum += exp(z[j] - m);
    for (int j = 0; j < n; j++) {
        e -= y[j] * log(exp(z[j] - m) / sum);
        s += y[j];
    }
    for (int j = 0; j < n; j++)
        delta[j] = s * exp(z[j] - m) / sum - y[j];
    return e;
}
