/* loses: TASK 2 = 2, TASK 5 = 2; says: "the first logit is subtracted, and
 * not the largest: a logit that is 1000 above it overflows" */
double log_sum_exp(const double *z, int n)
{
    double sum = 0;
    for (int j = 0; j < n; j++)
        sum += exp(z[j] - z[0]);
    return z[0] + log(sum);
}
