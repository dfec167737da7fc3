/* loses: TASK 1 = 1, TASK 2 = 2, TASK 3 = 2, TASK 4 = 2, TASK 5 = 2, TASK 6
 * = 1; says: "m is multiplied by the logarithm. A factor exp(m) in the sum
 * is a term of its logarithm: ln (exp(m) s) = m + ln s" */
double log_sum_exp(const double *z, int n)
{
    double m = z[0], sum = 0;
    for (int j = 1; j < n; j++)
        m = fmax(m, z[j]);
    for (int j = 0; j < n; j++)
        sum += exp(z[j] - m);
    return m * log(sum);
}
