/* loses: TASK 2 = 4; says: "the targets are right, but 1 / n is gone: E is a
 * mean over the rows" */
void delta_out(int n, const double *p, const int *label, double *delta)
{
    for (int r = 0; r < n; r++)
        for (int j = 0; j < OUT; j++) {
            const double t = target(label[r], j);
            delta[r * OUT + j] = p[r * OUT + j] - t;
        }
}
