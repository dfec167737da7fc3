/* loses: TASK 4 = 2, TASK 5 = 2, TASK 6 = 1; says: "delta is computed while
 * s is still being added up: it has the sum of the first y only. One loop
 * for s, then one for delta" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    const double all = log_sum_exp(z, n);
    double e = 0, s = 0;
    for (int j = 0; j < n; j++) {
        e += y[j] * (all - z[j]);
        s += y[j];
        delta[j] = s * exp(z[j] - all) - y[j];
    }
    return e;
}
