/* loses: TASK 1 = 3; says: "nudging to one side is off by about h/2 times the
 * curvature, which is too much where slopes are small: nudge to both sides" */
static bool gradient_is_right(const creature *c)
{
    const double h = 1e-5, dy = 1;
    double g[MOST], up, down, apart = 0, largest = 0;
    c->gradient(c->w, c->n, &dy, 1, g);
    for (int i = 0; i < c->n; i++) {
        if (!isfinite(g[i]))
            return false;
        const double saved = c->w[i];
        c->w[i] = saved + h;
        c->loss(c->w, c->n, &up, 1);
        c->w[i] = saved;
        c->loss(c->w, c->n, &down, 1);
        c->w[i] = saved;
        apart = fmax(apart, fabs((up - down) / h - g[i]));
        largest = fmax(largest, fabs(g[i]));
    }
    return apart <= 1e-4 * largest;
}
