/* loses: TASK 1 = 9; says: "each slope is judged by its own size. Where it is
 * 0 or nearly 0, rounding is all that nudging gives: take a share of the
 * largest slope of the gradient" */
static bool gradient_is_right(const creature *c)
{
    const double h = 1e-5, dy = 1;
    double g[MOST], up, down;
    bool right = true;
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
        const double nudged = (up - down) / (2 * h);
        if (fabs(nudged - g[i]) > 1e-4 * fmax(fabs(g[i]), fabs(nudged)))
            right = false;
    }
    return right;
}
