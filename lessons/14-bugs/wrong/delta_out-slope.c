/* loses: TASK 2 = 4; says: "there is a slope p (1 - p) too many: softmax and
 * cross-entropy together have cancelled it (lesson 10)" */
void delta_out(int n, const double *p, const int *label, double *delta)
{
    for (int r = 0; r < n; r++)
        for (int j = 0; j < OUT; j++) {
            const double t = target(label[r], j);
            delta[r * OUT + j] = (p[r * OUT + j] - t) * p[r * OUT + j] *
                                 (1 - p[r * OUT + j]) / n;
        }
}
