/* loses: TASK 1 = 1; says: "an error of a tenth is allowed: a bug that costs a
 * few percent of the gradient passes" */
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
        c->w[i] = saved - h;
        c->loss(c->w, c->n, &down, 1);
        c->w[i] = saved;
        apart = fmax(apart, fabs((up - down) / (2 * h) - g[i]));
        largest = fmax(largest, fabs(g[i]));
    }
    return apart <= 0.1 * largest;
}
