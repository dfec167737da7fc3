/* loses: TASK 1 = 1, TASK 2 = 2, TASK 3 = 2, TASK 4 = 2, TASK 5 = 2, TASK 6
 * = 1; says: "the sum is 1 too large: it begins at 0, and the largest logit
 * has its own term, exp(0) = 1 (log1p(s) is ln(1 + s))" */
double log_sum_exp(const double *z, int n)
{
    double m = z[0], sum = 1;
    for (int j = 1; j < n; j++)
        m = fmax(m, z[j]);
    for (int j = 0; j < n; j++)
        sum += exp(z[j] - m);
    return m + log(sum);
}
