/* loses: TASK 4 = 2, TASK 5 = 2, TASK 6 = 1; says: "delta has 1 wherever y
 * is not 0. Soft labels are shares: y[j] itself is subtracted" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    const double all = log_sum_exp(z, n);
    double e = 0, s = 0;
    for (int j = 0; j < n; j++) {
        e += y[j] * (all - z[j]);
        s += y[j];
    }
    for (int j = 0; j < n; j++)
        delta[j] = s * exp(z[j] - all) - (y[j] > 0);
    return e;
}
