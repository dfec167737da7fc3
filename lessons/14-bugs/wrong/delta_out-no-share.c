/* loses: TASK 2 = 4; says: "the share SMOOTH / OUT, which every class gets, is
 * missing: the targets of a row add up to 1 - SMOOTH" */
void delta_out(int n, const double *p, const int *label, double *delta)
{
    for (int r = 0; r < n; r++)
        for (int j = 0; j < OUT; j++) {
            const double t = j == label[r] ? 1 - SMOOTH : 0;
            delta[r * OUT + j] = (p[r * OUT + j] - t) / n;
        }
}
