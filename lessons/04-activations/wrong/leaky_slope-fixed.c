/* loses: TASK 3 = 2, TASK 4 = 1; says: "the slope below 0 is 0.01 whatever s
 * is. The article chose 0.01; here it is s" */
double leaky_slope(double z, double s)
{
    (void)s;
    return z > 0 ? 1 : 0.01;
}
