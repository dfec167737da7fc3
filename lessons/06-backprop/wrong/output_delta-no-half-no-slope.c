/* loses: TASK 3 = 5, TASK 6 = 6; says: "two mistakes: E is half the square,
 * so dE/da is a - y, without a 2; and f'(z) = a (1 - a) is missing: dE/da
 * alone is not yet dE/dz" */
void output_delta(const double *a, const double *y, int n, double *delta)
{
    for (int j = 0; j < n; j++)
        delta[j] = 2 * (a[j] - y[j]);
}
