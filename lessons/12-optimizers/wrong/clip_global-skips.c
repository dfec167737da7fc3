/* loses: TASK 12 = 1; says: "numbers that are not finite are left out of the
 * sum, which hides them: add them up, and the norm is not finite either" */
double clip_global(double *const *g, const int *n, int arrays, double most)
{
    double squares = 0;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            squares += isfinite(g[k][i]) ? g[k][i] * g[k][i] : 0;
    const double norm = sqrt(squares);
    if (norm <= most)
        return norm;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            g[k][i] *= most / norm;
    return norm;
}
