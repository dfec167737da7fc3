/* loses: TASK 3 = 3, TASK 4 = 2; says: "the squares of all numbers are
 * mixed: v[i] is a mean over the steps of g[i] alone" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        double squares = 0;
        for (int k = 0; k < n; k++)
            squares += g[k] * g[k] / n;
        v[i] = RHO * v[i] + (1 - RHO) * squares;
        w[i] -= rate * g[i] / sqrt(v[i] + EPS);
    }
}
