/* loses: TASK 10 = 3, TASK 11 = 1, TASK 12 = 1; says: "that is the largest
 * |g|: the norm is the root of the sum of squares" */
double clip_global(double *const *g, const int *n, int arrays, double most)
{
    double norm = 0;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            norm = fabs(g[k][i]) > norm ? fabs(g[k][i]) : norm;
    if (!isfinite(norm) || norm <= most)
        return norm;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            g[k][i] *= most / norm;
    return norm;
}
