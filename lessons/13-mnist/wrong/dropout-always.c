/* loses: TASK 9 = 1; says: "units are dropped outside training, too: then all
 * units count, mask[i] is 1 and y[i] is x[i]" */
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    (void)training;
    for (int i = 0; i < n; i++) {
        mask[i] = uniform() < p ? 0 : 1 / (1 - p);
        y[i] = x[i] * mask[i];
    }
}
