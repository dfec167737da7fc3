/* loses: TASK 10 = 3, TASK 11 = 1, TASK 12 = 1; says: "each array is clipped
 * by its own norm, which turns the long vector: one norm over all arrays,
 * one factor for all numbers (and that norm is the result)" */
double clip_global(double *const *g, const int *n, int arrays, double most)
{
    double last = 0;
    for (int k = 0; k < arrays; k++) {
        double own = 0;
        for (int i = 0; i < n[k]; i++)
            own += g[k][i] * g[k][i];
        last = sqrt(own);
        for (int i = 0; i < n[k] && own > most * most; i++)
            g[k][i] *= most / sqrt(own);
    }
    return last;
}
