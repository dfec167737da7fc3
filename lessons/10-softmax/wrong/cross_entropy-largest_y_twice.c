/* loses: TASK 3 = 2, TASK 4 = 2, TASK 5 = 2, TASK 6 = 1; says: "only the
 * class with the largest y is counted, in E and in delta. With soft labels
 * every class has its share: a sum over all j" */
double cross_entropy(const double *z, const double *y, int n, double *delta)
{
    const double all = log_sum_exp(z, n);
    int right = 0;
    for (int j = 0; j < n; j++)
        right = y[j] > y[right] ? j : right;
    for (int j = 0; j < n; j++)
        delta[j] = exp(z[j] - all) - (j == right);
    return all - z[right];
}
