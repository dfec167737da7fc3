/* loses: TASK 3 = 5, TASK 6 = 6; says: "two mistakes: the sign is wrong,
 * since dE/da is a - y, not y - a; and E is half the square, so there is no
 * 2 in dE/da" */
void output_delta(const double *a, const double *y, int n, double *delta)
{
    for (int j = 0; j < n; j++)
        delta[j] = 2 * (y[j] - a[j]) * a[j] * (1 - a[j]);
}
