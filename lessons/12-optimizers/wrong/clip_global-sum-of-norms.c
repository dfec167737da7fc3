/* loses: TASK 10 = 3, TASK 11 = 1; says: "the norms of the arrays are added
 * up: add the squares of all numbers, and take one root at the end" */
double clip_global(double *const *g, const int *n, int arrays, double most)
{
    double norm = 0;
    for (int k = 0; k < arrays; k++) {
        double own = 0;
        for (int i = 0; i < n[k]; i++)
            own += g[k][i] * g[k][i];
        norm += sqrt(own);
    }
    if (!isfinite(norm) || norm <= most)
        return norm;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            g[k][i] *= most / norm;
    return norm;
}
