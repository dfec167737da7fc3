/* loses: TASK 10 = 3, TASK 11 = 1, TASK 12 = 1; says: "n[0] is taken as the
 * size of every array: array k has n[k] numbers" */
double clip_global(double *const *g, const int *n, int arrays, double most)
{
    double squares = 0;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[0]; i++)
            squares += g[k][i] * g[k][i];
    const double norm = sqrt(squares);
    if (!isfinite(norm) || norm <= most)
        return norm;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[0]; i++)
            g[k][i] *= most / norm;
    return norm;
}
