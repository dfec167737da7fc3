/* loses: TASK 3 = 3, TASK 4 = 3, TASK 7 = 3, TASK 8 = 3; says: "This is the
 * gradient of the sum over all samples. n * g is what n samples add to the
 * sum; the mean divides that by total." */
void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    (void)total;
    for (int i = 0; i < count; i++)
        sum[i] += n * g[i];
}
