/* loses: TASK 6 = 1, TASK 7 = 3; says: "only one of the two values is
 * divided by 2 h: the difference belongs in parentheses" */
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
        g[i] = above - below / (2 * h);
    }
}
