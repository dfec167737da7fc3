/* loses: TASK 6 = 1; says: "a rule that is 0.02% wrong passes: the bound is
 * too wide. Nudging to both sides is good for six digits or more: allow a
 * share of 1e-6" */
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
        x[i] = kept - h;
        const double below = loss(f, x, n, dy, m);
        x[i] = kept;
        all = all && is_close(dx[i], (above - below) / (2 * h));
    }
    return all;
}
