/* loses: TASK 10 = 3, TASK 11 = 1; says: "the norm is the root of the sum of
 * squares: the root is missing" */
double clip_global(double *const *g, const int *n, int arrays, double most)
{
    double squares = 0;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            squares += g[k][i] * g[k][i];
    if (!isfinite(squares) || squares <= most)
        return squares;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            g[k][i] *= most / squares;
    return squares;
}
