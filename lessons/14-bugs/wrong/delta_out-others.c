/* loses: TASK 2 = 4; says: "the others are told SMOOTH / OUT, but the right
 * class still 1: a row of targets must add up to 1" */
void delta_out(int n, const double *p, const int *label, double *delta)
{
    for (int r = 0; r < n; r++)
        for (int j = 0; j < OUT; j++) {
            const double t = j == label[r] ? 1 : SMOOTH / OUT;
            delta[r * OUT + j] = (p[r * OUT + j] - t) / n;
        }
}
