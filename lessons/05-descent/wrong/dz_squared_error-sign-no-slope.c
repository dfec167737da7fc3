/* loses: TASK 2 = 2; says: "two mistakes: dE/da of (a - y)^2 / 2 is a - y,
 * with the opposite sign; and this is dE/da only: dE/dz = dE/da da/dz, and
 * the slope of the sigmoid is missing" */
double dz_squared_error(double z, double y)
{
    const double a = 1 / (1 + exp(-z));
    return y - a;
}
