/* loses: TASK 3 = 3, TASK 4 = 3, TASK 7 = 3, TASK 8 = 3; says: "The
 * gradients of the batches are added as they are. Each is that of a mean;
 * the mean of all is not the sum of the means." */
void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    (void)n;
    (void)total;
    for (int i = 0; i < count; i++)
        sum[i] += g[i];
}
