/* loses: TASK 3 = 3, TASK 4 = 3, TASK 7 = 3, TASK 8 = 3; says: "The share is
 * upside down: n of total samples are n / total of the whole, never more
 * than 1." */
void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    for (int i = 0; i < count; i++)
        sum[i] += g[i] * total / n;
}
