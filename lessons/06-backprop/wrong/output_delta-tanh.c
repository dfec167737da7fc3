/* loses: TASK 3 = 5, TASK 6 = 6; says: "1 - a^2 is the slope of tanh; these
 * units are sigmoids, with f'(z) = a (1 - a)" */
void output_delta(const double *a, const double *y, int n, double *delta)
{
    for (int j = 0; j < n; j++)
        delta[j] = (a[j] - y[j]) * (1 - a[j] * a[j]);
}
