/* loses: TASK 1 = 1; says: "v is not compared: a step that moves w rightly and
 * does not keep its memory passes. Its second step would be wrong" */
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
        if (fabs(w[i] + 0.1 * next) > 1e-9)
            return false;
    }
    return true;
}
