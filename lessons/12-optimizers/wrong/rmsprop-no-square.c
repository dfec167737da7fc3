/* loses: TASK 3 = 3, TASK 4 = 2; says: "g goes into v without its square: a
 * mean of g can be negative, and has no root" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[i] = RHO * v[i] + (1 - RHO) * g[i];
        w[i] -= rate * g[i] / sqrt(v[i] + EPS);
    }
}
