/* loses: TASK 12 = 1; says: "an infinite norm is larger than `most`, and the
 * factor is 0: where the norm is not finite, change nothing" */
double clip_global(double *const *g, const int *n, int arrays, double most)
{
    double squares = 0;
    for (int k = 0; k < arrays; k++)
        for (int i = 0; i < n[k]; i++)
            squares += g[k][i] * g[k][i];
    const double norm = sqrt(squares);
    if (norm > most) {
        for (int k = 0; k < arrays; k++)
            for (int i = 0; i < n[k]; i++)
                g[k][i] *= most / norm;
    }
    return norm;
}
