/* loses: TASK 8 = 4; says: "uniform() is asked once for all units, so they are
 * kept or dropped together: ask it for each unit" */
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    const double chance = uniform();
    for (int i = 0; i < n; i++) {
        mask[i] = !training ? 1 : chance < p ? 0 : 1 / (1 - p);
        y[i] = x[i] * mask[i];
    }
}
