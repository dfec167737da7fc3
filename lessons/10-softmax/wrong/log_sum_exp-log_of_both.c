/* loses: TASK 1 = 1, TASK 2 = 2, TASK 3 = 2, TASK 4 = 2, TASK 5 = 2, TASK 6
 * = 1; says: "m is inside the logarithm. It was taken out of the sum as a
 * factor exp(m), and ln exp(m) = m: it is added to the logarithm" */
double log_sum_exp(const double *z, int n)
{
    double m = z[0], sum = 0;
    for (int j = 1; j < n; j++)
        m = fmax(m, z[j]);
    for (int j = 0; j < n; j++)
        sum += exp(z[j] - m);
    return log(m + sum);
}
