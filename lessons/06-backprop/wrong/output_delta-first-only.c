/* loses: TASK 3 = 5, TASK 6 = 6; says: "only delta[0] is written: there is
 * one for each of the n units" */
void output_delta(const double *a, const double *y, int n, double *delta)
{
    (void)n;
    delta[0] = (a[0] - y[0]) * a[0] * (1 - a[0]);
}
