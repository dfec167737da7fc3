/* loses: TASK 3 = 3, TASK 4 = 2; says: "2 g goes into v: the square of g is
 * g times g" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[i] = RHO * v[i] + (1 - RHO) * 2 * g[i];
        w[i] -= rate * g[i] / sqrt(v[i] + EPS);
    }
}
