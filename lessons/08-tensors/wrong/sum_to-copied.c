/* loses: TASK 4 = 2, TASK 5 = 4; says: "dx is the beginning of dy: nothing
 * is added up" */
void sum_to(const double *dy, shape from, shape to, double *dx)
{
    (void)from;
    for (int p = 0; p < count_of(to); p++)
        dx[p] = dy[p];
}
