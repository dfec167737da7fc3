/* loses: TASK 12 = 1; says: "the result is `most` where the norm is not
 * finite: return the norm, so that the caller sees it" */
double clip_global(double *const *g, const int *n, int arrays, double most)
{
    double squares = 0;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            squares += g[k][i] * g[k][i];
    const double norm = sqrt(squares);
    if (!isfinite(norm) || norm <= most)
        return isfinite(norm) ? norm : most;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            g[k][i] *= most / norm;
    return norm;
}
