/* loses: TASK 6 = 1, TASK 7 = 3; says: "x is not put back: it is left at x -
 * h, and the next slopes are measured there" */
void gradient(function_of_many *f, double *x, int n, double *g)
{
    const double h = 1e-5;
    for (int i = 0; i < n; i++) {
        x[i] += h;
        const double above = f(x, n);
        x[i] -= 2 * h;
        const double below = f(x, n);
        g[i] = (above - below) / (2 * h);
    }
}
