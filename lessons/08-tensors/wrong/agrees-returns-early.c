/* loses: TASK 6 = 10; says: "the answers are right, but where they are no, x[i]
 * is left at x - h: it returns before the number is put back. Put it back
 * first, then compare" */
bool agrees(function *f, gradient_rule *rule, double *x, int n, int m)
{
    const double h = 1e-5;
    double dy[MOST], dx[MOST];
    for (int j = 0; j < m; j++)
        dy[j] = random_number();
    rule(x, n, dy, m, dx);
    for (int i = 0; i < n; i++) {
        const double kept = x[i];
        x[i] = kept + h;
        const double above = loss(f, x, n, dy, m);
        x[i] = kept - h;
        const double below = loss(f, x, n, dy, m);
        if (!is_close(dx[i], (above - below) / (2 * h)))
            return false;
        x[i] = kept;
    }
    return true;
}
