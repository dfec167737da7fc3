/* loses: TASK 3 = 3, TASK 4 = 3, TASK 7 = 3, TASK 8 = 3; says: "All numbers
 * of the gradient are added to sum[0]: *sum is only the first. Each belongs
 * to the number of the sum at the same place, sum[i]." */
void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    for (int i = 0; i < count; i++)
        *sum += g[i] * n / total;
}
