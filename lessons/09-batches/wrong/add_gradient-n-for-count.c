/* loses: TASK 3 = 3, TASK 4 = 3, TASK 7 = 3, TASK 8 = 3; says: "n is how
 * many samples the batch has. The gradient has count numbers: one for each
 * parameter." */
void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    for (int i = 0; i < n; i++)
        sum[i] += g[i] * n / total;
}
