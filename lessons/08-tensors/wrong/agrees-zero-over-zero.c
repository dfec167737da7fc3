/* loses: TASK 6 = 4; says: "right rules are refused where slopes are 0:
 * dividing by the larger one is then 0 / 0, which is NaN, or 1. Compare with a
 * bound that has a small floor, instead of dividing" */
static bool is_close(double claim, double nudged)
{
    if (!isfinite(claim) || !isfinite(nudged))
        return false;
    const double larger = fmax(fabs(claim), fabs(nudged));
    return fabs(claim - nudged) / larger <= 1e-6;
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
