/* loses: TASK 3 = 3, TASK 4 = 2; says: "g^2 goes into v in full: v is a
 * mean, and the weights of v and g^2 add up to 1. (1 - RHO) g^2" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[i] = RHO * v[i] + g[i] * g[i];
        w[i] -= rate * g[i] / sqrt(v[i] + EPS);
    }
}
