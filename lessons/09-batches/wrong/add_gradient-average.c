/* loses: TASK 3 = 3, TASK 4 = 3, TASK 7 = 3, TASK 8 = 3; says: "The mean of
 * the old sum and g: then the last batch counts for half, whatever its size.
 * Add the share of g." */
void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    (void)n;
    (void)total;
    for (int i = 0; i < count; i++)
        sum[i] = (sum[i] + g[i]) / 2;
}
