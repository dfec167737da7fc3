/* loses: TASK 3 = 5, TASK 6 = 6; says: "delta of the output layer lacks f'(z)
 * = a (1 - a): dE/da alone is not yet dE/dz" */
void output_delta(const double *a, const double *y, int n, double *delta)
{
    for (int j = 0; j < n; j++)
        delta[j] = a[j] - y[j];
}
