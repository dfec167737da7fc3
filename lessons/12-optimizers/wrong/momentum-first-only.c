/* loses: TASK 1 = 2, TASK 2 = 1; says: "only the first number moved: w, g
 * and m have n numbers each" */
void momentum(double *w, const double *g, double *m, int n, double rate)
{
    (void)n;
    m[0] = KEPT * m[0] - rate * g[0];
    w[0] += m[0];
}
