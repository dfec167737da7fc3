/* loses: TASK 2 = 2; says: "this is dE/da. dE/dz = dE/da da/dz: the slope of
 * the sigmoid is missing" */
double dz_squared_error(double z, double y)
{
    return 1 / (1 + exp(-z)) - y;
}
