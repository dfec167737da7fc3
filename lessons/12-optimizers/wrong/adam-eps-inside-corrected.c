/* loses: TASK 6 = 3; says: "EPS stands under the root, beside the corrected
 * v: here it is added to sqrt(v), the root of v as it is stored" */
void adam(double *w, const double *g, double *m, double *v, int n, double rate,
          int t)
{
    for (int i = 0; i < n; i++) {
        m[i] = BETA1 * m[i] + (1 - BETA1) * g[i];
        v[i] = BETA2 * v[i] + (1 - BETA2) * g[i] * g[i];
        const double mean = m[i] / (1 - pow(BETA1, t)),
                     square = v[i] / (1 - pow(BETA2, t));
        w[i] -= rate * mean / sqrt(square + EPS);
    }
}
