/* loses: TASK 2 = 4; says: "it is divided by ROWS; the rows that are given are
 * n" */
void delta_out(int n, const double *p, const int *label, double *delta)
{
    for (int r = 0; r < n; r++)
        for (int j = 0; j < OUT; j++) {
            const double t = target(label[r], j);
            delta[r * OUT + j] = (p[r * OUT + j] - t) / ROWS;
        }
}
