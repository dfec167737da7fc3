/* loses: TASK 6 = 3; says: "x is put back only at the end: while x[i] is
 * measured, those before it are still at x - h" */
bool agrees(function *f, gradient_rule *rule, double *x, int n, int m)
{
    const double h = 1e-5;
    double dy[MOST], dx[MOST];
    bool all = true;
    for (int j = 0; j < m; j++)
        dy[j] = random_number();
    double start[MOST];
    for (int i = 0; i < n; i++)
        start[i] = x[i];
    rule(x, n, dy, m, dx);
    for (int i = 0; i < n; i++) {
        const double kept = x[i];
        x[i] = kept + h;
        const double above = loss(f, x, n, dy, m);
        x[i] = kept - h;
        const double below = loss(f, x, n, dy, m);
        all = all && is_close(dx[i], (above - below) / (2 * h));
    }
    for (int i = 0; i < n; i++)
        x[i] = start[i];
    return all;
}
