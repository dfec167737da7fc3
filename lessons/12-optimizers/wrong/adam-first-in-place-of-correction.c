/* loses: TASK 5 = 4, TASK 6 = 3; says: "m and v begin with the first g and g^2,
 * in place of the correction: they should begin at 0, and the rate is
 * corrected" */
void adam(double *w, const double *g, double *m, double *v, int n, double rate,
          int t)
{
    const double corrected = rate;
    for (int i = 0; i < n; i++) {
        if (t == 1)
            m[i] = g[i], v[i] = g[i] * g[i];
        m[i] = BETA1 * m[i] + (1 - BETA1) * g[i];
        v[i] = BETA2 * v[i] + (1 - BETA2) * g[i] * g[i];
        w[i] -= corrected * m[i] / (sqrt(v[i]) + EPS);
    }
}
