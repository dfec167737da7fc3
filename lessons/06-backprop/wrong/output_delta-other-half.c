/* loses: TASK 3 = 5, TASK 6 = 6; says: "f'(z) = a (1 - a) has two factors;
 * one is missing: (a - y) (1 - a)" */
void output_delta(const double *a, const double *y, int n, double *delta)
{
    for (int j = 0; j < n; j++)
        delta[j] = (a[j] - y[j]) * (1 - a[j]);
}
