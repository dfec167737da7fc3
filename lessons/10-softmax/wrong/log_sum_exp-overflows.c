/* loses: TASK 2 = 2, TASK 5 = 2; says: "log_sum_exp is right for small
 * logits. exp(1000) is infinite and exp(-1000) is 0: subtract the largest
 * logit from all before exp, and add it after the logarithm" */
double log_sum_exp(const double *z, int n)
{
    double sum = 0;
    for (int j = 0; j < n; j++)
        sum += exp(z[j]);
    return log(sum);
}
