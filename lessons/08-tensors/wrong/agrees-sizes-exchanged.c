/* loses: TASK 6 = 4; says: "right rules are refused where n and m differ: x
 * and dx hold n numbers, dy and y hold m. It is f(x, n, y, m) and rule(x, n,
 * dy, m, dx)" */
static double loss(function *f, const double *x, int n, const double *dy, int m)
{
    double y[MOST], sum = 0;
    f(x, m, y, n);
    for (int j = 0; j < m; j++)
        sum += dy[j] * y[j];
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
