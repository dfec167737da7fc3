/* loses: TASK 2 = 2; says: "two mistakes: dE/da of (a - y)^2 / 2 is a - y,
 * with the opposite sign; and the slope of the sigmoid, a (1 - a), has two
 * factors, of which a is missing" */
double dz_squared_error(double z, double y)
{
    const double a = 1 / (1 + exp(-z));
    return (y - a) * (1 - a);
}
