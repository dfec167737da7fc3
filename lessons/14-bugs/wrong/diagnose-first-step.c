/* loses: TASK 1 = 1; says: "the step is tried with an empty memory: then a
 * step without any memory looks the same. Give it a v that is not 0, or let it
 * take two" */
static bool step_is_right(const creature *c)
{
    double w[MOST], v[MOST], g[MOST];
    const int n = c->n;
    for (int i = 0; i < n; i++) {
        w[i] = 0;
        v[i] = 0;
        g[i] = 2 - 0.3 * i;
    }
    c->step(w, v, g, n);
    for (int i = 0; i < n; i++) {
        const double next = 0.9 * (0) + g[i];
        if (fabs(v[i] - next) > 1e-9 || fabs(w[i] + 0.1 * next) > 1e-9)
            return false;
    }
    return true;
}
