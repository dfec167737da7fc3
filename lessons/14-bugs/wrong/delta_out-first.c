/* loses: TASK 2 = 4; says: "every row is compared with the label of the first"
 * */
void delta_out(int n, const double *p, const int *label, double *delta)
{
    for (int r = 0; r < n; r++)
        for (int j = 0; j < OUT; j++) {
            const double t = target(label[0], j);
            delta[r * OUT + j] = (p[r * OUT + j] - t) / n;
        }
}
