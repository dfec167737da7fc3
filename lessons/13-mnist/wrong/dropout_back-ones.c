/* loses: TASK 10 = 2; says: "gradients pass all units, dropped ones too: what
 * was multiplied by 0 has no part in E. dx[i] = dy[i] times mask[i]" */
void dropout_back(const double *dy, const double *mask, int n, double *dx)
{
    for (int i = 0; i < n; i++)
        dx[i] = mask[i] == 0 ? dy[i] : dy[i] * mask[i];
}
