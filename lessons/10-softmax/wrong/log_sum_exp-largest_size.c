/* loses: TASK 2 = 2, TASK 5 = 2; says: "m is the largest of the sizes |z|. It
 * should be the largest z itself: where that is far below m, all terms are
 * rounded to 0" */
double log_sum_exp(const double *z, int n)
{
    double m = 0, sum = 0;
    for (int j = 0; j < n; j++)
        m = fmax(m, fabs(z[j]));
    for (int j = 0; j < n; j++)
        sum += exp(z[j] - m);
    return m + log(sum);
}
