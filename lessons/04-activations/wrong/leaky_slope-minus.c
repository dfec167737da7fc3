/* loses: TASK 3 = 2, TASK 4 = 1; says: "the slope below 0 has the wrong
 * sign: s z rises with z as well, only less" */
double leaky_slope(double z, double s)
{
    return z > 0 ? 1 : -s;
}
