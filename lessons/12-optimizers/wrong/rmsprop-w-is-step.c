/* loses: TASK 3 = 3, TASK 4 = 2; says: "w is set to minus the step, and
 * forgets where it was: -= subtracts, =- does not" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[i] = RHO * v[i] + (1 - RHO) * g[i] * g[i];
        w[i] = -rate * g[i] / sqrt(v[i] + EPS);
    }
}
