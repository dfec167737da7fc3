/* loses: TASK 3 = 2, TASK 5 = 2, TASK 6 = 1; says: "E also counts -(1 - y)
 * ln(1 - p), as for classes that are asked about one by one (lesson 05).
 * Here the p of a row share one sum: only -y ln p" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    const double all = log_sum_exp(z, n);
    double e = 0, s = 0;
    for (int j = 0; j < n; j++) {
        e += y[j] * (all - z[j]) - (1 - y[j]) * log(1 - exp(z[j] - all));
        s += y[j];
    }
    for (int j = 0; j < n; j++)
        delta[j] = s * exp(z[j] - all) - y[j];
    return e;
}
