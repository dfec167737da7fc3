/* loses: TASK 1 = 1; says: "one step moves every parameter but the last, of
 * which it changes the memory only. Is the last w compared with what it should
 * be, and closely enough to see 0.1 v?" */
static bool step_is_right(const creature *c)
{
    double w[MOST], v[MOST], g[MOST];
    const int n = c->n;
    for (int i = 0; i < n; i++) {
        w[i] = 0;
        v[i] = 1 + i;
        g[i] = 2 - 0.3 * i;
    }
    c->step(w, v, g, n);
    for (int i = 0; i < 1; i++) {
        const double next = 0.9 * (1 + i) + g[i];
        if (fabs(v[i] - next) > 1e-9 || fabs(w[i] + 0.1 * next) > 1e-9)
            return false;
    }
    return true;
}
