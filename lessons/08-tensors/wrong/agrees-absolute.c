/* loses: TASK 6 = 2; says: "only the distance is judged, |dx - slope| <= 1e-6:
 * wrong rules with slopes of 1e-8 pass, right ones with slopes of 1e6 do not.
 * Let the bound be a share of the larger one, with a small floor" */
static bool is_close(double claim, double nudged)
{
    if (!isfinite(claim) || !isfinite(nudged))
        return false;
    return fabs(claim - nudged) <= 1e-6;
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
