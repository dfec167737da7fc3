/* loses: TASK 3 = 2, TASK 4 = 1; says: "the two sides are swapped: the slope
 * is 1 where z > 0" */
double leaky_slope(double z, double s)
{
    return z > 0 ? s : 1;
}
