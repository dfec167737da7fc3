/* loses: TASK 6 = 6; says: "right rules are refused: the bound is tighter than
 * measuring can be. With h = 1e-5 nudging finds ten digits at best: allow a
 * share of 1e-6" */
static bool is_close(double a, double b)
{
    return isfinite(a) && isfinite(b) &&
           fabs(a - b) <= 1e-12 + 1e-12 * fmax(fabs(a), fabs(b));
}

bool agrees(function *f, gradient_rule *rule, double *x, int n, int m)
{
    const double h = 1e-5;
    double dy[MOST], dx[MOST];
    bool all = true;
    for (int j = 0; j < m; j++)
        dy[j] = random_number();
    rule(x, n, dy, m, dx);
    for (int i = 0; i < n; i++) {
        const double kept = x[i];
        x[i] = kept + h;
        const double above = loss(f, x, n, dy, m);
        x[i] = kept - h;
        const double below = loss(f, x, n, dy, m);
        x[i] = kept;
        all = all && is_close(dx[i], (above - below) / (2 * h));
    }
    return all;
}
