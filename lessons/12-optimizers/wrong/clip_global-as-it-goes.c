/* loses: TASK 10 = 3, TASK 12 = 1; says: "an array is clipped before the
 * norm is complete: first add up all squares, then multiply" */
double clip_global(double *const *g, const int *n, int arrays, double most)
{
    double squares = 0;
    for (int k = 0; k < arrays; k++) {
        for (int i = 0; i < n[k]; i++)
            squares += g[k][i] * g[k][i];
        for (int i = 0; i < n[k] && isfinite(squares) && squares > most * most;
             i++)
            g[k][i] *= most / sqrt(squares);
    }
    return sqrt(squares);
}
