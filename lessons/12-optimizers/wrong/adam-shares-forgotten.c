/* loses: TASK 5 = 4, TASK 6 = 3; says: "g and g^2 go into m and v in full:
 * they are means, with weights that add up to 1. (1 - BETA1) g and
 * (1 - BETA2) g^2" */
void adam(double *w, const double *g, double *m, double *v, int n, double rate,
          int t)
{
    const double corrected = rate * sqrt(1 - pow(BETA2, t)) /
                             (1 - pow(BETA1, t));
    for (int i = 0; i < n; i++) {
        m[i] = BETA1 * m[i] + g[i];
        v[i] = BETA2 * v[i] + g[i] * g[i];
        w[i] -= corrected * m[i] / (sqrt(v[i]) + EPS);
    }
}
