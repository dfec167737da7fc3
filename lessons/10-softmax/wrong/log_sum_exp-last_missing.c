/* loses: TASK 1 = 1, TASK 2 = 2, TASK 3 = 2, TASK 4 = 2, TASK 5 = 2, TASK 6
 * = 1; says: "the sum leaves out the last logit: j runs to n - 1" */
double log_sum_exp(const double *z, int n)
{
    double m = z[0], sum = 0;
    for (int j = 1; j < n; j++)
        m = fmax(m, z[j]);
    for (int j = 0; j < n - 1; j++)
        sum += exp(z[j] - m);
    return m + log(sum);
}
