/* loses: TASK 2 = 2; says: "two mistakes: E = (a - y)^2 / 2 has a half,
 * which cancels the 2 of the square; and this is dE/da only: dE/dz = dE/da
 * da/dz, and the slope of the sigmoid is missing" */
double dz_squared_error(double z, double y)
{
    const double a = 1 / (1 + exp(-z));
    return 2 * (a - y);
}
