/* loses: TASK 4 = 1; says: "the slope at the kink is from the wrong side: at z
 * = 0 the rule takes the slope of the left side, s" */
double leaky_slope(double z, double s)
{
    return z >= 0 ? 1 : s;
}
