/* loses: TASK 1 = 2, TASK 2 = 1; says: "the gradient is multiplied by
 * 1 - KEPT. m is a sum here, not a mean: m <- KEPT m - rate g" */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        m[i] = KEPT * m[i] - (1 - KEPT) * rate * g[i];
        w[i] += m[i];
    }
}
