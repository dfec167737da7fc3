/* loses: TASK 5 = 4, TASK 6 = 3; says: "the corrected means are stored in m
 * and v, and are corrected again in the next step: only this step uses the
 * correction" */
void adam(double *w, const double *g, double *m, double *v, int n, double rate,
          int t)
{
    for (int i = 0; i < n; i++) {
        m[i] = BETA1 * m[i] + (1 - BETA1) * g[i];
        v[i] = BETA2 * v[i] + (1 - BETA2) * g[i] * g[i];
        m[i] /= 1 - pow(BETA1, t);
        v[i] /= 1 - pow(BETA2, t);
        w[i] -= rate * m[i] / (sqrt(v[i]) + EPS);
    }
}
