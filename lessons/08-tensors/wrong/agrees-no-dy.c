/* loses: TASK 6 = 9; says: "L is the plain sum of y, but the rule is asked
 * with dy: both must use the same dy. L = dy[0] * y[0] + ..." */
static double loss(function *f, const double *x, int n, const double *dy, int m)
{
    double y[MOST], sum = 0;
    f(x, n, y, m);
    (void)dy;
    for (int j = 0; j < m; j++)
        sum += y[j];
    return sum;
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
