/* loses: TASK 6 = 9; says: "right rules are refused unless all of y is 0: what
 * is compared with dx is no slope, but 1e5 times as large. Put (above - below)
 * in parentheses, and make both with the same dy" */
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
        all = all && is_close(dx[i], above - below / (2 * h));
    }
    return all;
}
