/* loses: TASK 2 = 4; says: "delta_out is as it was. It is the delta of a
 * cross-entropy whose labels are 0 and 1: is that the E of error_of?" */
void delta_out(int n, const double *p, const int *label, double *delta)
{
    for (int r = 0; r < n; r++)
        for (int j = 0; j < OUT; j++) {
            const double t = j == label[r] ? 1 : 0;
            delta[r * OUT + j] = (p[r * OUT + j] - t) / n;
        }
}
