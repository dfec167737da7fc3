/* loses: TASK 3 = 2, TASK 4 = 1; says: "this is E itself, not its slope:
 * what is its derivative by a, and that of a by z?" */
double dz_cross_entropy(double z, double y)
{
    const double a = 1 / (1 + exp(-z));
    return -(y * log(a) + (1 - y) * log(1 - a));
}
