/* loses: TASK 8 = 4; says: "p is the chance of being dropped, and here it is
 * the chance of being kept" */
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    for (int i = 0; i < n; i++) {
        mask[i] = !training ? 1 : uniform() >= p ? 0 : 1 / (1 - p);
        y[i] = x[i] * mask[i];
    }
}
