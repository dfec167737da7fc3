/* loses: TASK 5 = 4, TASK 6 = 3; says: "nothing is corrected: m and v begin
 * at 0 and are too small at first, and the rate of the step has to make up
 * for both" */
void adam(double *w, const double *g, double *m, double *v, int n, double rate,
          int t)
{
    (void)t;
    const double corrected = rate;
    for (int i = 0; i < n; i++) {
        m[i] = BETA1 * m[i] + (1 - BETA1) * g[i];
        v[i] = BETA2 * v[i] + (1 - BETA2) * g[i] * g[i];
        w[i] -= corrected * m[i] / (sqrt(v[i]) + EPS);
    }
}
