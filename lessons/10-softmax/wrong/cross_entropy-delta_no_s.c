/* loses: TASK 6 = 1; says: "delta leaves out s, the sum of y: log_sum_exp
 * is in every term of E, y[j] times, so p is in delta s times. p - y is
 * right where s is 1" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    const double all = log_sum_exp(z, n);
    double e = 0;
    for (int j = 0; j < n; j++)
        e += y[j] * (all - z[j]);
    for (int j = 0; j < n; j++)
        delta[j] = exp(z[j] - all) - y[j];
    return e;
}
