/* loses: TASK 4 = 2, TASK 5 = 2, TASK 6 = 1; says: "delta is written only where
 * y is not 0. The other logits have a slope too, s p: it is they that have to
 * fall" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    const double all = log_sum_exp(z, n);
    double e = 0, s = 0;
    for (int j = 0; j < n; j++) {
        e += y[j] * (all - z[j]);
        s += y[j];
    }
    for (int j = 0; j < n; j++)
        if (y[j] > 0)
            delta[j] = s * exp(z[j] - all) - y[j];
    return e;
}
