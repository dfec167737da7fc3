/* loses: TASK 10 = 2; says: "dx is dy: neither dropped nor scaled. y[i] = x[i]
 * mask[i], so the slope is mask[i]" */
void dropout_back(const double *dy, const double *mask, int n, double *dx)
{
    (void)mask;
    for (int i = 0; i < n; i++)
        dx[i] = dy[i];
}
