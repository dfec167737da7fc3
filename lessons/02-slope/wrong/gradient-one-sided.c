/* loses: TASK 7 = 3; says: "g is right to four or five digits only: f is
 * nudged to one side. Evaluate it at x[i] + h and at x[i] - h" */
void gradient(function_of_many *f, double *x, int n, double *g)
{
    const double h = 1e-5, here = f(x, n);
    for (int i = 0; i < n; i++) {
        const double kept = x[i];
        x[i] = kept + h;
        g[i] = (f(x, n) - here) / h;
        x[i] = kept;
    }
}
