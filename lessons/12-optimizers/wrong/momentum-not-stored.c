/* loses: TASK 1 = 2, TASK 2 = 1; says: "m is not stored: the next step has
 * to find the new m in m[i]" */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        const double step = KEPT * m[i] - rate * g[i];
        w[i] += step;
    }
}
