/* loses: TASK 10 = 3, TASK 11 = 1; says: "that is the root of the mean square:
 * the norm is the root of the sum, and nothing divides it" */
double clip_global(double *const *g, const int *n, int arrays, double most)
{
    double squares = 0;
    int count = 0;
    for (int k = 0; k < arrays; k++) {
        for (int i = 0; i < n[k]; i++)
            squares += g[k][i] * g[k][i];
        count += n[k];
    }
    const double norm = sqrt(squares / count);
    if (!isfinite(norm) || norm <= most)
        return norm;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            g[k][i] *= most / norm;
    return norm;
}
