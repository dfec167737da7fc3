/* loses: TASK 2 = 2, TASK 5 = 2; says: "the smallest logit is subtracted,
 * and not the largest: then all exponents are 0 or more, and exp overflows" */
double log_sum_exp(const double *z, int n)
{
    double m = z[0], sum = 0;
    for (int j = 1; j < n; j++)
        m = fmin(m, z[j]);
    for (int j = 0; j < n; j++)
        sum += exp(z[j] - m);
    return m + log(sum);
}
