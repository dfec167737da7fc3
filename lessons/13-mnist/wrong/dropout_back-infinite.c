/* loses: TASK 10 = 2; says: "dy / mask divides by 0 where a unit was dropped:
 * the gradient is multiplied by the mask" */
void dropout_back(const double *dy, const double *mask, int n, double *dx)
{
    for (int i = 0; i < n; i++)
        dx[i] = dy[i] / mask[i];
}
