/* loses: TASK 1 = 1, TASK 2 = 2, TASK 3 = 2, TASK 4 = 2, TASK 5 = 2, TASK 6
 * = 1; says: "that is only the largest logit: ln sum exp(z - m) is missing" */
double log_sum_exp(const double *z, int n)
{
    double m = z[0];
    for (int j = 1; j < n; j++)
        m = fmax(m, z[j]);
    return m;
}
