/* loses: TASK 3 = 2, TASK 4 = 1; says: "this is the value of leaky ReLU, z or
 * s z. What is its derivative on each side?" */
double leaky_slope(double z, double s)
{
    return z > 0 ? z : s * z;
}
