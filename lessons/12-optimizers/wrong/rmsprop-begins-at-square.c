/* loses: TASK 3 = 3, TASK 4 = 2; says: "v begins with the first g^2. It should
 * begin at 0, and v <- RHO v + (1 - RHO) g^2 holds in the first step too" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        if (v[i] == 0)
            v[i] = g[i] * g[i];
        v[i] = RHO * v[i] + (1 - RHO) * g[i] * g[i];
        w[i] -= rate * g[i] / sqrt(v[i] + EPS);
    }
}
