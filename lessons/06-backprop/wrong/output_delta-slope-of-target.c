/* loses: TASK 3 = 5, TASK 6 = 6; says: "f'(z) was taken at the target, y (1 -
 * y); it belongs at the unit's own value, a (1 - a)" */
void output_delta(const double *a, const double *y, int n, double *delta)
{
    for (int j = 0; j < n; j++)
        delta[j] = (a[j] - y[j]) * y[j] * (1 - y[j]);
}
