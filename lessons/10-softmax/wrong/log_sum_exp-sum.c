/* loses: TASK 1 = 1, TASK 2 = 2, TASK 3 = 2, TASK 4 = 2, TASK 5 = 2, TASK 6
 * = 1; says: "that is the sum of exponentials. Its logarithm is wanted, and
 * for logits of any size: m + ln sum exp(z - m)" */
double log_sum_exp(const double *z, int n)
{
    double sum = 0;
    for (int j = 0; j < n; j++)
        sum += exp(z[j]);
    return sum;
}
