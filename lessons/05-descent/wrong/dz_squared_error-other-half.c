/* loses: TASK 2 = 2; says: "the slope of the sigmoid, a (1 - a), has two
 * factors; a is missing" */
double dz_squared_error(double z, double y)
{
    const double a = 1 / (1 + exp(-z));
    return (a - y) * (1 - a);
}
