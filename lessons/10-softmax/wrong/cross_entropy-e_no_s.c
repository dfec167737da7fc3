/* loses: TASK 6 = 1; says: "E leaves out s, the sum of y: log_sum_exp(z) is in
 * every term, y[j] times. Where s is 1 it makes no difference" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    const double all = log_sum_exp(z, n);
    double e = 0, s = 0;
    for (int j = 0; j < n; j++) {
        e += -y[j] * z[j];
        s += y[j];
    }
    for (int j = 0; j < n; j++)
        delta[j] = s * exp(z[j] - all) - y[j];
    return all + e;
}
