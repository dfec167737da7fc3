/* loses: TASK 4 = 2, TASK 5 = 4; says: "copies are taken to lie side by
 * side: that is so where `to` has 1s at the end, not for axes that it lacks"
 * */
void sum_to(const double *dy, shape from, shape to, double *dx)
{
    const int copies = count_of(from), numbers = count_of(to);
    for (int p = 0; p < numbers; p++)
        dx[p] = 0;
    for (int k = 0; k < copies; k++)
        dx[k / (copies / numbers)] += dy[k];
}
