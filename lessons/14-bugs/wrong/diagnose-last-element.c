/* loses: TASK 1 = 1; says: "a creature whose last slope is twice what it should
 * be passes: does the loop reach it, and is the distance taken with fabs?" */
static bool gradient_is_right(const creature *c)
{
    const double h = 1e-5, dy = 1;
    double g[MOST], up, down, apart = 0, largest = 0;
    c->gradient(c->w, c->n, &dy, 1, g);
    for (int i = 0; i < c->n - 1; i++) {
        if (!isfinite(g[i]))
            return false;
        const double saved = c->w[i];
        c->w[i] = saved + h;
        c->loss(c->w, c->n, &up, 1);
        c->w[i] = saved - h;
        c->loss(c->w, c->n, &down, 1);
        c->w[i] = saved;
        apart = fmax(apart, fabs((up - down) / (2 * h) - g[i]));
        largest = fmax(largest, fabs(g[i]));
    }
    return apart <= 1e-4 * largest;
}
