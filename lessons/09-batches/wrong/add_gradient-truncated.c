/* loses: TASK 3 = 3, TASK 4 = 3, TASK 8 = 3; says: "total / n divides ints
 * and drops the remainder: 10 / 3 is 3. Let a double come first: g[i] * n /
 * total." */
void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    for (int i = 0; i < count; i++)
        sum[i] += g[i] / (total / n);
}
