/* loses: TASK 5 = 4, TASK 6 = 3; says: "all numbers share one m and one v:
 * each w[i] has its own m[i] and v[i]" */
void adam(double *w, const double *g, double *m, double *v, int n, double rate,
          int t)
{
    const double corrected = rate * sqrt(1 - pow(BETA2, t)) /
                             (1 - pow(BETA1, t));
    for (int i = 0; i < n; i++) {
        m[0] = BETA1 * m[0] + (1 - BETA1) * g[i];
        v[0] = BETA2 * v[0] + (1 - BETA2) * g[i] * g[i];
        w[i] -= corrected * m[0] / (sqrt(v[0]) + EPS);
    }
}
