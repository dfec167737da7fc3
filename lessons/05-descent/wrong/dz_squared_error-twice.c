/* loses: TASK 2 = 2; says: "twice as large as it should be: E = (a - y)^2 / 2
 * has a half, which cancels the 2 of the square" */
double dz_squared_error(double z, double y)
{
    const double a = 1 / (1 + exp(-z));
    return 2 * (a - y) * a * (1 - a);
}
