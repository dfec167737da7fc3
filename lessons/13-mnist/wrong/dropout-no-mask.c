/* loses: TASK 8 = 4, TASK 9 = 1; says: "mask was not written: dropout_back has
 * to know which units were dropped" */
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    for (int i = 0; i < n; i++) {
        const double m = !training ? 1 : uniform() < p ? 0 : 1 / (1 - p);
        y[i] = x[i] * m;
    }
}
