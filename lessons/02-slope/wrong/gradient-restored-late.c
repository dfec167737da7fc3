/* loses: TASK 7 = 3; says: "x is put back only at the end: while x[i] is
 * measured, those before it are still at x - h" */
void gradient(function_of_many *f, double *x, int n, double *g)
{
    const double h = 1e-5;
    double kept[64];
    for (int i = 0; i < n; i++) {
        kept[i] = x[i];
        x[i] = kept[i] + h;
        const double above = f(x, n);
        x[i] = kept[i] - h;
        const double below = f(x, n);
        g[i] = (above - below) / (2 * h);
    }
    for (int i = 0; i < n; i++)
        x[i] = kept[i];
}
