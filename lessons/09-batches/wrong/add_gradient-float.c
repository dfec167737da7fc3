/* loses: TASK 3 = 3, TASK 4 = 3, TASK 7 = 3, TASK 8 = 3; says: "The share is
 * rounded to a float, with about 7 digits. Compute it as a double." */
void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    const float share = (float)n / (float)total;
    for (int i = 0; i < count; i++)
        sum[i] += g[i] * share;
}
