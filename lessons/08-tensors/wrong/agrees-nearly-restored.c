/* loses: TASK 6 = 10; says: "the answers are right, but x has changed in
 * its last bits: x + h - 2 h + h is rounded three times. Save the number
 * itself, and put that back" */
bool agrees(function *f, gradient_rule *rule, double *x, int n, int m)
{
    const double h = 1e-5;
    double dy[MOST], dx[MOST];
    bool all = true;
    for (int j = 0; j < m; j++)
        dy[j] = random_number();
    rule(x, n, dy, m, dx);
    for (int i = 0; i < n; i++) {
        x[i] += h;
        const double above = loss(f, x, n, dy, m);
        x[i] -= 2 * h;
        const double below = loss(f, x, n, dy, m);
        x[i] += h;
        all = all && is_close(dx[i], (above - below) / (2 * h));
    }
    return all;
}
