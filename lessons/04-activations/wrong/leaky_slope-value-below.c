/* loses: TASK 3 = 2, TASK 4 = 1; says: "below 0 this is the value, s z, not
 * the slope. What is the derivative of s z by z?" */
double leaky_slope(double z, double s)
{
    return z > 0 ? 1 : s * z;
}
