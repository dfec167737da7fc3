/* loses: TASK 3 = 3, TASK 4 = 2; says: "v adds up all squares and forgets
 * none, so steps get shorter for ever: that is AdaGrad. v <- RHO v +
 * (1 - RHO) g^2" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[i] += g[i] * g[i];
        w[i] -= rate * g[i] / sqrt(v[i] + EPS);
    }
}
