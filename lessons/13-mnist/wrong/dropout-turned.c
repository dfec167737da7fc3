/* loses: TASK 8 = 4, TASK 9 = 1; says: "dropout happens when it should not: it
 * belongs to training, and otherwise all units count" */
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    for (int i = 0; i < n; i++) {
        mask[i] = training ? 1 : uniform() < p ? 0 : 1 / (1 - p);
        y[i] = x[i] * mask[i];
    }
}
