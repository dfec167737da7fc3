/* loses: TASK 2 = 4; says: "the sign is wrong: E grows where p is above its
 * target, so the slope is p less the target" */
void delta_out(int n, const double *p, const int *label, double *delta)
{
    for (int r = 0; r < n; r++)
        for (int j = 0; j < OUT; j++) {
            const double t = target(label[r], j);
            delta[r * OUT + j] = (t - p[r * OUT + j]) / n;
        }
}
