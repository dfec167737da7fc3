/* loses: TASK 6 = 2; says: "all of x is nudged at once, so only the sum of dx
 * is checked: numbers that are mixed up pass. Nudge one x[i], and leave the
 * others where they are" */
bool agrees(function *f, gradient_rule *rule, double *x, int n, int m)
{
    const double h = 1e-5;
    double dy[MOST], dx[MOST], up[MOST], down[MOST], sum = 0;
    for (int j = 0; j < m; j++)
        dy[j] = random_number();
    rule(x, n, dy, m, dx);
    for (int i = 0; i < n; i++) {
        up[i] = x[i] + h;
        down[i] = x[i] - h;
        sum += dx[i];
    }
    const double above = loss(f, up, n, dy, m);
    const double below = loss(f, down, n, dy, m);
    return is_close(sum, (above - below) / (2 * h));
}
