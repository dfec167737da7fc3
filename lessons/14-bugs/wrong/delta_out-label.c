/* loses: TASK 2 = 4; says: "the right class is smoothed and the others are
 * not: they are told 0, so that the targets of a row do not add up to 1" */
void delta_out(int n, const double *p, const int *label, double *delta)
{
    for (int r = 0; r < n; r++)
        for (int j = 0; j < OUT; j++) {
            const double t = j == label[r] ? 1 - SMOOTH + SMOOTH / OUT : 0;
            delta[r * OUT + j] = (p[r * OUT + j] - t) / n;
        }
}
