/* loses: TASK 3 = 5, TASK 6 = 6; says: "twice as large as it should be: E is
 * half the square, so dE/da is a - y, without a 2" */
void output_delta(const double *a, const double *y, int n, double *delta)
{
    for (int j = 0; j < n; j++)
        delta[j] = 2 * (a[j] - y[j]) * a[j] * (1 - a[j]);
}
