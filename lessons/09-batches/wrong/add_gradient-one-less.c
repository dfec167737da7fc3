/* loses: TASK 3 = 3, TASK 4 = 3, TASK 7 = 3, TASK 8 = 3; says: "The last
 * number of the gradient is left out: i runs from 0 to count - 1." */
void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    for (int i = 0; i < count - 1; i++)
        sum[i] += g[i] * n / total;
}
