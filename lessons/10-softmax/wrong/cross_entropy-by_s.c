/* loses: TASK 6 = 1; says: "E and delta are as if y were divided by its sum
 * first. It is taken as it is: E = -sum y ln p" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    const double all = log_sum_exp(z, n);
    double e = 0, s = 0;
    for (int j = 0; j < n; j++) {
        e += y[j] * (all - z[j]);
        s += y[j];
    }
    for (int j = 0; j < n; j++)
        delta[j] = exp(z[j] - all) - y[j] / s;
    return e / s;
}
