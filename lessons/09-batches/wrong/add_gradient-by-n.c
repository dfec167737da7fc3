/* loses: TASK 3 = 3, TASK 4 = 3, TASK 7 = 3, TASK 8 = 3; says: "g is divided by
 * n. It is a mean already; what is wanted is the share of the batch, n /
 * total." */
void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    (void)total;
    for (int i = 0; i < count; i++)
        sum[i] += g[i] / n;
}
