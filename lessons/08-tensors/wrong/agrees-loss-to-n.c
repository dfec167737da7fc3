/* loses: TASK 6 = 3; says: "L is summed over n numbers of y: there are m of
 * them" */
static double loss(function *f, const double *x, int n, const double *dy, int m)
{
    double y[MOST] = {0}, sum = 0;
    f(x, n, y, m);
    for (int j = 0; j < n; j++)
        sum += dy[j] * y[j];
    return sum;
}
