/* loses: TASK 8 = 4; says: "y[i] is x[i] or 0, although mask[i] says 1 / (1 -
 * p): y[i] = x[i] * mask[i]" */
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    for (int i = 0; i < n; i++) {
        mask[i] = !training ? 1 : uniform() < p ? 0 : 1 / (1 - p);
        y[i] = mask[i] == 0 ? 0 : x[i];
    }
}
