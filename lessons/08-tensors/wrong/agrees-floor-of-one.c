/* loses: TASK 6 = 1; says: "the bound is never below 1e-6, so wrong rules with
 * slopes of 1e-8 pass. Take a share of the larger of the two numbers, and a
 * floor that is far smaller, such as 1e-12" */
static bool is_close(double claim, double nudged)
{
    if (!isfinite(claim) || !isfinite(nudged))
        return false;
    const double larger = fmax(fabs(claim), fabs(nudged));
    return fabs(claim - nudged) <= 1e-6 * fmax(1, larger);
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
