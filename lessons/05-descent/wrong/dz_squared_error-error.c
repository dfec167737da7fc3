/* loses: TASK 2 = 2; says: "this is E itself, not its slope: what is its
 * derivative by a, and that of a by z?" */
double dz_squared_error(double z, double y)
{
    const double a = 1 / (1 + exp(-z));
    return (a - y) * (a - y) / 2;
}
