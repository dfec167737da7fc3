/* loses: TASK 9 = 1; says: "outside training y is x / (1 - p): nothing is
 * dropped then, so nothing is scaled" */
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    for (int i = 0; i < n; i++) {
        mask[i] = training && uniform() < p ? 0 : 1 / (1 - p);
        y[i] = x[i] * mask[i];
    }
}
