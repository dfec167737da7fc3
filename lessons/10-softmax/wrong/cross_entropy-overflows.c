/* loses: TASK 5 = 2; says: "exp(z) overflows where a logit is 1000, and inf
 * / inf is no number. Use log_sum_exp, for p as well: p[j] = exp(z[j] -
 * log_sum_exp(z, n))" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    double sum = 0, e = 0, s = 0;
    for (int j = 0; j < n; j++)
        sum += exp(z[j]);
    for (int j = 0; j < n; j++) {
        e -= y[j] * log(exp(z[j]) / sum);
        s += y[j];
    }
    for (int j = 0; j < n; j++)
        delta[j] = s * exp(z[j]) / sum - y[j];
    return e;
}
