/* loses: TASK 1 = 2, TASK 2 = 1; says: "the gradient counts twice: m has it
 * already, and m is the whole step" */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        m[i] = KEPT * m[i] - rate * g[i];
        w[i] += m[i] - rate * g[i];
    }
}
