/* loses: TASK 5 = 4, TASK 6 = 3; says: "two roots are taken of
 * 1 - BETA2^t: v is divided by it, and then has its root taken, or the step is
 * multiplied by its root, but not both" */
void adam(double *w, const double *g, double *m, double *v, int n, double rate,
          int t)
{
    for (int i = 0; i < n; i++) {
        m[i] = BETA1 * m[i] + (1 - BETA1) * g[i];
        v[i] = BETA2 * v[i] + (1 - BETA2) * g[i] * g[i];
        const double mean = m[i] / (1 - pow(BETA1, t)),
                     square = v[i] / sqrt(1 - pow(BETA2, t));
        w[i] -= rate * mean / (sqrt(square) + EPS);
    }
}
