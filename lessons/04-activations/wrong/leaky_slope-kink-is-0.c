/* loses: TASK 4 = 1; says: "the slope at the kink is 0 here; the rule takes
 * the slope of the left side, s" */
double leaky_slope(double z, double s)
{
    return z == 0 ? 0 : z > 0 ? 1 : s;
}
