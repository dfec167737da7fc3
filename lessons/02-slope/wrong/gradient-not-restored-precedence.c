/* loses: TASK 6 = 1, TASK 7 = 3; says: "two mistakes: x is left at x - h,
 * not put back; and g is h^2 times too small: in C, a / 2 * h is (a / 2) *
 * h" */
void gradient(function_of_many *f, double *x, int n, double *g)
{
    const double h = 1e-5;
    for (int i = 0; i < n; i++) {
        const double kept = x[i];
        x[i] = kept + h;
        const double above = f(x, n);
        x[i] = kept - h;
        const double below = f(x, n);
        g[i] = (above - below) / 2 * h;
    }
}
