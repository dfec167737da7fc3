/* loses: TASK 3 = 3, TASK 4 = 3, TASK 7 = 3, TASK 8 = 3; says: "The sum is
 * overwritten: only the last batch is left in it. Add to what is there." */
void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    for (int i = 0; i < count; i++)
        sum[i] = g[i] * n / total;
}
