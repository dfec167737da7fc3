/* loses: TASK 6 = 4; says: "right rules are refused where f is curved: h is
 * too large for so tight a bound. 1e-5 is good" */
bool agrees(function *f, gradient_rule *rule, double *x, int n, int m)
{
    const double h = 1e-2;
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
