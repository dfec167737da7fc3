/* loses: TASK 3 = 3, TASK 4 = 3, TASK 7 = 3, TASK 8 = 3; says: "n / total
 * divides ints, which leaves 0 where n is less than total. Let a double come
 * first: g[i] * n / total." */
void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    for (int i = 0; i < count; i++)
        sum[i] += n / total * g[i];
}
