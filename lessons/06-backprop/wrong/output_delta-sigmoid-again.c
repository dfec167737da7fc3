/* loses: TASK 3 = 5, TASK 6 = 6; says: "f was applied to a again: a is f(z)
 * already, so f'(z) is a (1 - a)" */
void output_delta(const double *a, const double *y, int n, double *delta)
{
    for (int j = 0; j < n; j++) {
        const double again = 1 / (1 + exp(-a[j]));
        delta[j] = (a[j] - y[j]) * again * (1 - again);
    }
}
