/* loses: TASK 10 = 3, TASK 12 = 1; says: "each array is clipped by its own
 * norm, which turns the long vector: one norm over all arrays, one factor
 * for all numbers" */
double clip_global(double *const *g, const int *n, int arrays, double most)
{
    double squares = 0;
    for (int k = 0; k < arrays; k++) {
        double own = 0;
        for (int i = 0; i < n[k]; i++)
            own += g[k][i] * g[k][i];
        squares += own;
        for (int i = 0; i < n[k] && own > most * most; i++)
            g[k][i] *= most / sqrt(own);
    }
    return sqrt(squares);
}
