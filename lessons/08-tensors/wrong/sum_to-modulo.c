/* loses: TASK 4 = 2, TASK 5 = 4; says: "dy[k] is added to dx[k % (numbers
 * of dx)]: that is right where `to` lacks axes at the left, not where it has a
 * 1. (Is rest divided by the size along every axis of `from`, also along those
 * that do not count?)" */
void sum_to(const double *dy, shape from, shape to, double *dx)
{
    const int copies = count_of(from), numbers = count_of(to);
    for (int p = 0; p < numbers; p++)
        dx[p] = 0;
    for (int k = 0; k < copies; k++)
        dx[k % numbers] += dy[k];
}
