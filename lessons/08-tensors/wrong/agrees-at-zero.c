/* loses: TASK 6 = 2; says: "f and the rule are tried at x = 0, not at the x
 * that is given: there, a sine has the slope 1, and relu has its kink" */
bool agrees(function *f, gradient_rule *rule, double *x, int n, int m)
{
    const double h = 1e-5;
    double dy[MOST], dx[MOST], at[MOST] = {0};
    bool all = true;
    (void)x;
    for (int j = 0; j < m; j++)
        dy[j] = random_number();
    rule(at, n, dy, m, dx);
    for (int i = 0; i < n; i++) {
        at[i] = h;
        const double above = loss(f, at, n, dy, m);
        at[i] = -h;
        const double below = loss(f, at, n, dy, m);
        at[i] = 0;
        all = all && is_close(dx[i], (above - below) / (2 * h));
    }
    return all;
}
