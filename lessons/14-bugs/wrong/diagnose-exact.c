/* loses: TASK 1 = 3; says: "the step is compared exactly: 0.9 v + g can be
 * computed in two ways that round differently. Allow a little" */
static bool step_is_right(const creature *c)
{
    double w[MOST], v[MOST], g[MOST];
    for (int i = 0; i < c->n; i++) {
        w[i] = 0;
        v[i] = 1 + i;
        g[i] = 2 - 0.3 * i;
    }
    c->step(w, v, g, c->n);
    for (int i = 0; i < c->n; i++) {
        const double next = 0.9 * (1 + i) + g[i];
        if (v[i] != next || w[i] != 0 - 0.1 * next)
            return false;
    }
    return true;
}
