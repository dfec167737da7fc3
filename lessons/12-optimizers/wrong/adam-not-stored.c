/* loses: TASK 5 = 4, TASK 6 = 3; says: "m and v are not stored: the next
 * step has to find the new ones in m[i] and v[i]" */
void adam(double *w, const double *g, double *m, double *v, int n, double rate,
          int t)
{
    const double corrected = rate * sqrt(1 - pow(BETA2, t)) /
                             (1 - pow(BETA1, t));
    for (int i = 0; i < n; i++) {
        const double mean = BETA1 * m[i] + (1 - BETA1) * g[i],
                     square = BETA2 * v[i] + (1 - BETA2) * g[i] * g[i];
        w[i] -= corrected * mean / (sqrt(square) + EPS);
    }
}
