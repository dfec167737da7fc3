/* loses: TASK 3 = 2, TASK 4 = 1; says: "this is dE/da. dE/dz = dE/da da/dz:
 * the slope of the sigmoid is missing" */
double dz_cross_entropy(double z, double y)
{
    const double a = 1 / (1 + exp(-z));
    return (1 - y) / (1 - a) - y / a;
}
