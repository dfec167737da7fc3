/* loses: TASK 5 = 4, TASK 6 = 3; says: "the rate is corrected again for each
 * number: once a step is right" */
void adam(double *w, const double *g, double *m, double *v, int n, double rate,
          int t)
{
    for (int i = 0; i < n; i++) {
        rate *= sqrt(1 - pow(BETA2, t)) / (1 - pow(BETA1, t));
        m[i] = BETA1 * m[i] + (1 - BETA1) * g[i];
        v[i] = BETA2 * v[i] + (1 - BETA2) * g[i] * g[i];
        w[i] -= rate * m[i] / (sqrt(v[i]) + EPS);
    }
}
