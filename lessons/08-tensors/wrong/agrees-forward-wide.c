/* loses: TASK 6 = 3; says: "the bound is wide enough for a rule that is 0.02%
 * wrong, and right rules are still refused where slopes are 0, or small:
 * nudging to one side is good for three digits or so. Nudge to both sides, and
 * allow a share of 1e-6" */
static bool is_close(double claim, double nudged)
{
    if (!isfinite(claim) || !isfinite(nudged))
        return false;
    const double larger = fmax(fabs(claim), fabs(nudged));
    return fabs(claim - nudged) <= 1e-12 + 1e-3 * larger;
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
        x[i] = kept;
        const double below = loss(f, x, n, dy, m);
        x[i] = kept;
        all = all && is_close(dx[i], (above - below) / h);
    }
    return all;
}
