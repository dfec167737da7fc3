/* loses: TASK 10 = 3; says: "only the first array is clipped: the factor is
 * for all of them" */
double clip_global(double *const *g, const int *n, int arrays, double most)
{
    double squares = 0;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            squares += g[k][i] * g[k][i];
    const double norm = sqrt(squares);
    if (!isfinite(norm) || norm <= most)
        return norm;
    (void)arrays;
    for (int i = 0; i < n[0]; i++)
        g[0][i] *= most / norm;
    return norm;
}
