/* loses: TASK 2 = 2; says: "dE/da of (a - y)^2 / 2 is a - y: this has the
 * opposite sign, and would learn the wrong way" */
double dz_squared_error(double z, double y)
{
    const double a = 1 / (1 + exp(-z));
    return (y - a) * a * (1 - a);
}
