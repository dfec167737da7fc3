/* loses: TASK 1 = 3; says: "a healthy creature with tiny slopes beside large
 * ones is called sick: the largest slope is the measure, not each slope itself;
 * and a nudge to one side alone is off by h/2 times the curvature" */
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
