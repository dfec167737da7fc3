/* loses: TASK 8 = 4, TASK 9 = 1; says: "y was not written: y[i] is x[i] times
 * mask[i]" */
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    (void)x, (void)y;
    for (int i = 0; i < n; i++) {
        mask[i] = !training ? 1 : uniform() < p ? 0 : 1 / (1 - p);
    }
}
