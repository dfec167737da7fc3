/* loses: TASK 9 = 1; says: "outside training y is x times 1 - p: that is the
 * other way to do it, for masks of 0 and 1. Here what is kept was made larger
 * in training, so nothing is left to do" */
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    for (int i = 0; i < n; i++) {
        mask[i] = !training ? 1 - p : uniform() < p ? 0 : 1 / (1 - p);
        y[i] = x[i] * mask[i];
    }
}
