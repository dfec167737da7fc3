/* loses: TASK 10 = 2; says: "dx is added to what the array held: write dx,
 * whatever was there" */
void dropout_back(const double *dy, const double *mask, int n, double *dx)
{
    for (int i = 0; i < n; i++)
        dx[i] += dy[i] * mask[i];
}
