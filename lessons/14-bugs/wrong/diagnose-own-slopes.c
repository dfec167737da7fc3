/* loses: TASK 1 = 1; says: "one step is right as long as no slope is larger
 * than 1: it cuts off the others. Try it with larger numbers than the
 * creature's own slopes" */
static bool step_is_right(const creature *c)
{
    double w[MOST], v[MOST], g[MOST];
    for (int i = 0; i < c->n; i++) {
        w[i] = 0;
        v[i] = 1 + i;
    }
    const double one = 1;
    c->gradient(c->w, c->n, &one, 1, g);
    c->step(w, v, g, c->n);
    for (int i = 0; i < c->n; i++) {
        const double next = 0.9 * (1 + i) + g[i];
        if (fabs(v[i] - next) > 1e-9 || fabs(w[i] + 0.1 * next) > 1e-9)
            return false;
    }
    return true;
}
