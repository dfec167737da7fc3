/* loses: TASK 8 = 4; says: "what is kept is made smaller: multiplied by 1 - p.
 * It has to stand in for those that are dropped: 1 / (1 - p)" */
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    for (int i = 0; i < n; i++) {
        mask[i] = !training ? 1 : uniform() < p ? 0 : 1 - p;
        y[i] = x[i] * mask[i];
    }
}
