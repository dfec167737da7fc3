/* loses: TASK 3 = 5, TASK 6 = 6; says: "this is f'(z) = a (1 - a) alone:
 * the delta is dE/da times that" */
void output_delta(const double *a, const double *y, int n, double *delta)
{
    for (int j = 0; j < n; j++)
        delta[j] = a[j] * (1 - a[j]);
}
