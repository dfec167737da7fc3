/* loses: TASK 2 = 4; says: "SMOOTH is shared by the two other classes;
 * error_of shares it among all three, the right one too" */
void delta_out(int n, const double *p, const int *label, double *delta)
{
    for (int r = 0; r < n; r++)
        for (int j = 0; j < OUT; j++) {
            const double t = j == label[r] ? 1 - SMOOTH : SMOOTH / (OUT - 1);
            delta[r * OUT + j] = (p[r * OUT + j] - t) / n;
        }
}
