/* loses: TASK 3 = 5, TASK 6 = 6; says: "two mistakes: the sign is wrong,
 * since dE/da is a - y, not y - a; and f'(z) = a (1 - a) has two factors,
 * of which one is missing" */
void output_delta(const double *a, const double *y, int n, double *delta)
{
    for (int j = 0; j < n; j++)
        delta[j] = (y[j] - a[j]) * a[j];
}
