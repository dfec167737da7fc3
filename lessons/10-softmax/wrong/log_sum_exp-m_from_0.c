/* loses: TASK 2 = 2, TASK 5 = 2; says: "the search for the largest begins
 * with 0. Where all logits are far below 0, so that each exp is 0, the
 * logarithm is -inf: begin with z[0]" */
double log_sum_exp(const double *z, int n)
{
    double m = 0, sum = 0;
    for (int j = 0; j < n; j++)
        m = fmax(m, z[j]);
    for (int j = 0; j < n; j++)
        sum += exp(z[j] - m);
    return m + log(sum);
}
