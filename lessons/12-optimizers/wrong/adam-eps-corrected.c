/* loses: TASK 6 = 3; says: "EPS is added to the corrected root of v. Keras,
 * and this lab, add it to sqrt(v) as it is. (Algorithm 1 of the paper, and
 * PyTorch, do it your way: EPS then counts less at first)" */
void adam(double *w, const double *g, double *m, double *v, int n, double rate,
          int t)
{
    for (int i = 0; i < n; i++) {
        m[i] = BETA1 * m[i] + (1 - BETA1) * g[i];
        v[i] = BETA2 * v[i] + (1 - BETA2) * g[i] * g[i];
        const double mean = m[i] / (1 - pow(BETA1, t)),
                     square = v[i] / (1 - pow(BETA2, t));
        w[i] -= rate * mean / (sqrt(square) + EPS);
    }
}
