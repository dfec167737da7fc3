/* loses: TASK 1 = 2, TASK 2 = 1; says: "w is set to the step, and forgets
 * where it was: the step is added to it" */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        m[i] = KEPT * m[i] - rate * g[i];
        w[i] = m[i];
    }
}
