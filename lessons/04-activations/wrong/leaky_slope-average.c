/* loses: TASK 4 = 1; says: "the slope at the kink is the mean of both sides.
 * That is what nudging to both sides gives, but the rule takes the left one,
 * s" */
double leaky_slope(double z, double s)
{
    if (z == 0)
        return (1 + s) / 2;
    return z > 0 ? 1 : s;
}
