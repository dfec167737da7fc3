/* loses: TASK 1 = 2, TASK 2 = 1; says: "that is the step of Nesterov, which
 * looks ahead: plain momentum is w <- w + m, with the new m" */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        m[i] = KEPT * m[i] - rate * g[i];
        w[i] += KEPT * m[i] - rate * g[i];
    }
}
