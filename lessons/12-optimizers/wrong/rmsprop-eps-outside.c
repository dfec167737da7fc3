/* loses: TASK 4 = 2; says: "EPS stands beside the root: here it is added to
 * v, before the root is taken. (PyTorch adds it after)" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[i] = RHO * v[i] + (1 - RHO) * g[i] * g[i];
        w[i] -= rate * g[i] / (sqrt(v[i]) + EPS);
    }
}
