/* loses: TASK 6 = 1; says: "delta is s (p - y). Only p occurs s times, once
 * in each term of E: -z[k] is in the term of k alone, y[k] times" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    const double all = log_sum_exp(z, n);
    double e = 0, s = 0;
    for (int j = 0; j < n; j++) {
        e += y[j] * (all - z[j]);
        s += y[j];
    }
    for (int j = 0; j < n; j++)
        delta[j] = s * (exp(z[j] - all) - y[j]);
    return e;
}
