/* loses: TASK 6 = 2; says: "all of dy is the same number: that sees no more
 * than a plain sum does, and softmax and mixed-up columns pass. Take a random
 * number of its own for each j" */
bool agrees(function *f, gradient_rule *rule, double *x, int n, int m)
{
    const double h = 1e-5;
    double dy[MOST], dx[MOST];
    bool all = true;
    for (int j = 0; j < m; j++)
        dy[j] = 0.5;
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
