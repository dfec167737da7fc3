/* loses: TASK 2 = 2; says: "the sigmoid is 1 / (1 + exp(-z)); the minus is
 * missing, so a falls with z" */
double dz_squared_error(double z, double y)
{
    const double a = 1 / (1 + exp(z));
    return (a - y) * a * (1 - a);
}
