/* loses: TASK 8 = 4; says: "a unit that the first uniform() does not drop asks
 * a second one, and then some are neither dropped nor kept: keep the number of
 * one call, or say else" */
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    for (int i = 0; i < n; i++) {
        if (!training)
            mask[i] = 1;
        else if (uniform() < p)
            mask[i] = 0;
        else if (uniform() >= p)
            mask[i] = 1 / (1 - p);
        y[i] = x[i] * mask[i];
    }
}
