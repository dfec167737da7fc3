/* loses: TASK 4 = 2, TASK 5 = 2, TASK 6 = 1; says: "delta counts only how
 * p[k] changes with its own z[k], p (1 - p), as for a sigmoid. All other p
 * change with z[k] too: they share one sum" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    const double all = log_sum_exp(z, n);
    double e = 0;
    for (int j = 0; j < n; j++)
        e += y[j] * (all - z[j]);
    for (int j = 0; j < n; j++)
        delta[j] = -y[j] * (1 - exp(z[j] - all));
    return e;
}
