/* loses: TASK 6 = 9; says: "a rule that says twice too much is accepted, and
 * right ones are not: from x - h to x + h it is 2 h" */
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
        all = all && is_close(dx[i], (above - below) / h);
    }
    return all;
}
