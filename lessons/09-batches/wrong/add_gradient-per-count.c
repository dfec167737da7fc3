/* loses: TASK 3 = 3, TASK 4 = 3, TASK 7 = 3, TASK 8 = 3; says: "It is
 * divided by count. That is how many numbers a gradient has; the share is n
 * of total samples." */
void add_gradient(double *sum, const double *g, int count, int n, int total)
{
    for (int i = 0; i < count; i++)
        sum[i] += g[i] * n / count;
}
