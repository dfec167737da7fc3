/* loses: TASK 6 = 1; says: "E and delta leave out s, the sum of y. E is the sum
 * of y[j] (all - z[j]) where all = log_sum_exp(z): `all` occurs s times, and so
 * does p in delta. Where s is 1 it makes no difference" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    const double all = log_sum_exp(z, n);
    double e = 0;
    for (int j = 0; j < n; j++)
        e += -y[j] * z[j];
    for (int j = 0; j < n; j++)
        delta[j] = exp(z[j] - all) - y[j];
    return all + e;
}
