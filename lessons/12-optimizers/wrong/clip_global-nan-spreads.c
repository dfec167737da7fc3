/* loses: TASK 12 = 1; says: "a norm that is NaN is not <= most, and one NaN
 * spoils all numbers: where the norm is not finite, change nothing" */
double clip_global(double *const *g, const int *n, int arrays, double most)
{
    double squares = 0;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            squares += g[k][i] * g[k][i];
    const double norm = sqrt(squares);
    if (norm <= most)
        return norm;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            g[k][i] *= most / norm;
    return norm;
}
