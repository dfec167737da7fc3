/* loses: TASK 6 = 1, TASK 7 = 3; says: "each g[i] is h^2 times what it
 * should be: in C, a / 2 * h is (a / 2) * h. The whole 2 h belongs below
 * the line, in parentheses" */
void gradient(function_of_many *f, double *x, int n, double *g)
{
    const double h = 1e-5;
    for (int i = 0; i < n; i++) {
        const double kept = x[i];
        x[i] = kept + h;
        const double above = f(x, n);
        x[i] = kept - h;
        const double below = f(x, n);
        x[i] = kept;
        g[i] = (above - below) / 2 * h;
    }
}
