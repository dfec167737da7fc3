/* loses: TASK 3 = 3, TASK 4 = 3, TASK 7 = 3, TASK 8 = 3; says: "The sum is
 * moved towards g, and what was there before is made smaller each time. The
 * shares of all batches are of the same whole: only add." */
void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    for (int i = 0; i < count; i++)
        sum[i] += (g[i] - sum[i]) * n / total;
}
