/* loses: TASK 5 = 4, TASK 6 = 3; says: "BETA1 and BETA2 are in each other's
 * place in `corrected`: m, which keeps BETA1, is divided by 1 - BETA1^t" */
void adam(double *w, const double *g, double *m, double *v, int n, double rate,
          int t)
{
    const double corrected = rate * sqrt(1 - pow(BETA1, t)) /
                             (1 - pow(BETA2, t));
    for (int i = 0; i < n; i++) {
        m[i] = BETA1 * m[i] + (1 - BETA1) * g[i];
        v[i] = BETA2 * v[i] + (1 - BETA2) * g[i] * g[i];
        w[i] -= corrected * m[i] / (sqrt(v[i]) + EPS);
    }
}
