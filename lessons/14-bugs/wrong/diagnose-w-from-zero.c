/* loses: TASK 1 = 2; says: "the step is tried with an empty memory, and v is
 * not looked at afterwards: what is the memory for, and is it kept?" */
static bool step_is_right(const creature *c)
{
    double w[MOST], v[MOST], g[MOST];
    for (int i = 0; i < c->n; i++) {
        w[i] = 0;
        v[i] = 0;
        g[i] = 2 - 0.3 * i;
    }
    c->step(w, v, g, c->n);
    for (int i = 0; i < c->n; i++) {
        const double next = 0.9 * 0 + g[i];
        if (fabs(w[i] + 0.1 * next) > 1e-9)
            return false;
    }
    return true;
}
