/* loses: TASK 2 = 2; says: "two mistakes: dE/da of (a - y)^2 / 2 is a - y,
 * with the opposite sign; and the half cancels the 2 of the square" */
double dz_squared_error(double z, double y)
{
    const double a = 1 / (1 + exp(-z));
    return 2 * (y - a) * a * (1 - a);
}
