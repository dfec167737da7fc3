/* loses: TASK 3 = 2, TASK 4 = 1; says: "this is s z, the value below 0, for
 * every z. There are two sides, and the slope is asked for" */
double leaky_slope(double z, double s)
{
    return s * z;
}
