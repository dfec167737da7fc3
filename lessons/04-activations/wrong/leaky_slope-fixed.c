/* loses: TASK 3 = 2, TASK 4 = 1; says: "the slope below 0 is 0.01 whatever s
 * is: 0.01 is the article's choice, s is yours" */
double leaky_slope(double z, double s)
{
    (void)s;
    return z > 0 ? 1 : 0.01;
}
