/* loses: TASK 3 = 3, TASK 4 = 3, TASK 7 = 3, TASK 8 = 3; says: "The first
 * number is left out: in C places begin at 0." */
void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    for (int i = 1; i < count; i++)
        sum[i] += g[i] * n / total;
}
