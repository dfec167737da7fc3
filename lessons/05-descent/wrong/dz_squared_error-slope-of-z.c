/* loses: TASK 2 = 2; says: "the slope of the sigmoid is a (1 - a), with its
 * value a: here z was used for a" */
double dz_squared_error(double z, double y)
{
    const double a = 1 / (1 + exp(-z));
    return (a - y) * z * (1 - z);
}
