/* loses: TASK 3 = 5, TASK 6 = 6; says: "the sign is wrong: dE/da is a - y, not
 * y - a. Steps would go uphill" */
void output_delta(const double *a, const double *y, int n, double *delta)
{
    for (int j = 0; j < n; j++)
        delta[j] = (y[j] - a[j]) * a[j] * (1 - a[j]);
}
