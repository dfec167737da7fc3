/* loses: TASK 10 = 2; says: "dy is divided by the mask: backward goes through
 * the same factor as forward, and multiplies by it" */
void dropout_back(const double *dy, const double *mask, int n, double *dx)
{
    for (int i = 0; i < n; i++)
        dx[i] = mask[i] == 0 ? 0 : dy[i] / mask[i];
}
