/* loses: TASK 3 = 2, TASK 5 = 2, TASK 6 = 1; says: "E holds the term of the
 * last class alone: the terms are added up" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    const double all = log_sum_exp(z, n);
    double e = 0, s = 0;
    for (int j = 0; j < n; j++) {
        e = y[j] * (all - z[j]);
        s += y[j];
    }
    for (int j = 0; j < n; j++)
        delta[j] = s * exp(z[j] - all) - y[j];
    return e;
}
