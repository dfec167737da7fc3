/* loses: TASK 1 = 2; says: "v and g are the same numbers when the step is
 * tried, and none is large: nobody can tell which of the two is multiplied by
 * 0.9, or whether a slope is cut off at 1" */
static bool step_is_right(const creature *c)
{
    double w[MOST], v[MOST], g[MOST];
    for (int i = 0; i < c->n; i++) {
        w[i] = 1;
        v[i] = 1;
        g[i] = 1;
    }
    c->step(w, v, g, c->n);
    for (int i = 0; i < c->n; i++) {
        const double next = 0.9 + g[i];
        if (fabs(v[i] - next) > 1e-9 || fabs(w[i] - 1 + 0.1 * next) > 1e-9)
            return false;
    }
    return true;
}
