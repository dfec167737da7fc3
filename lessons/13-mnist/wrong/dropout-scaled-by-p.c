/* loses: TASK 8 = 4; says: "what is kept is divided by p: it is kept with the
 * chance 1 - p, so divide by that" */
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    for (int i = 0; i < n; i++) {
        mask[i] = !training ? 1 : uniform() < p ? 0 : (p > 0 ? 1 / p : 1);
        y[i] = x[i] * mask[i];
    }
}
