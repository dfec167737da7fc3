/* loses: TASK 8 = 4; says: "which units are dropped is a pattern: every so
 * many, from a random one on. Neighbours then always share their fate; ask
 * uniform() for each unit" */
void dropout(const double *x, int n, double p, bool training,
             double (*uniform)(void), double *mask, double *y)
{
    double due = uniform();
    for (int i = 0; i < n; i++) {
        due += p;
        mask[i] = !training ? 1 : due >= 1 ? 0 : 1 / (1 - p);
        due -= due >= 1;
        y[i] = x[i] * mask[i];
    }
}
