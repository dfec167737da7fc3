/* loses: TASK 10 = 3; says: "the result is the norm as it was before the
 * clipping, so that the caller sees how large it was" */
double clip_global(double *const *g, const int *n, int arrays, double most)
{
    double squares = 0;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            squares += g[k][i] * g[k][i];
    const double norm = sqrt(squares);
    if (!isfinite(norm) || norm <= most)
        return norm;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            g[k][i] *= most / norm;
    return most;
}
