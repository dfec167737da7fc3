/* loses: TASK 4 = 2; says: "some number is a float, with 7 digits: use double
 * throughout, and sqrt, not sqrtf" */
void rmsprop(double *w, const double *g, double *v, int n, double rate)
{
    for (int i = 0; i < n; i++) {
        v[i] = RHO * v[i] + (1 - RHO) * g[i] * g[i];
        w[i] -= rate * g[i] / sqrtf((float)(v[i] + EPS));
    }
}
