/* loses: TASK 3 = 2, TASK 4 = 1; says: "the slope below 0 is missing: this is
 * ReLU. Leaky ReLU is s z there" */
double leaky_slope(double z, double s)
{
    (void)s;
    return z > 0 ? 1 : 0;
}
