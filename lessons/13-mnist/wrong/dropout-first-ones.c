/* loses: TASK 8 = 4; says: "the first units are dropped, always the same:
 * which ones must be left to chance, unit by unit, in each call anew" */
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    (void)uniform;
    for (int i = 0; i < n; i++) {
        mask[i] = !training ? 1 : i < n * p ? 0 : 1 / (1 - p);
        y[i] = x[i] * mask[i];
    }
}
