/* loses: TASK 7 = 3; says: "all numbers are nudged at once, so each g[i] is
 * the sum of all slopes. While x[i] is nudged, the others stay where they
 * are" */
void gradient(function_of_many *f, double *x, int n, double *g)
{
    const double h = 1e-5;
    double kept[64];
    for (int i = 0; i < n; i++)
        kept[i] = x[i];
    for (int i = 0; i < n; i++)
        x[i] = kept[i] + h;
    const double above = f(x, n);
    for (int i = 0; i < n; i++)
        x[i] = kept[i] - h;
    const double below = f(x, n);
    for (int i = 0; i < n; i++) {
        x[i] = kept[i];
        g[i] = (above - below) / (2 * h);
    }
}
