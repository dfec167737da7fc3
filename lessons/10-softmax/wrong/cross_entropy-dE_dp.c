/* loses: TASK 4 = 2, TASK 5 = 2, TASK 6 = 1; says: "that is -y / p, the
 * slope of E along p. z moves all p: multiply by the slope of softmax, or
 * differentiate y (log_sum_exp(z) - z)" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    const double all = log_sum_exp(z, n);
    double e = 0;
    for (int j = 0; j < n; j++)
        e += y[j] * (all - z[j]);
    for (int j = 0; j < n; j++)
        delta[j] = -y[j] / exp(z[j] - all);
    return e;
}
