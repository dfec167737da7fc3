/* loses: TASK 3 = 2, TASK 4 = 1; says: "above 0 this is the value, z, not
 * the slope. What is the derivative of z by z?" */
double leaky_slope(double z, double s)
{
    return z > 0 ? z : s;
}
