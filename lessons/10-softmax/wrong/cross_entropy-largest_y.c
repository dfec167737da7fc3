/* loses: TASK 3 = 2, TASK 5 = 2, TASK 6 = 1; says: "only the class with the
 * largest y is counted. With soft labels every class has its share: a sum
 * over all j" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    const double all = log_sum_exp(z, n);
    double s = 0;
    int right = 0;
    for (int j = 0; j < n; j++) {
        right = y[j] > y[right] ? j : right;
        s += y[j];
    }
    for (int j = 0; j < n; j++)
        delta[j] = s * exp(z[j] - all) - y[j];
    return all - z[right];
}
