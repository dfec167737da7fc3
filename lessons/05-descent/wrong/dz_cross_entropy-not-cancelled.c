/* loses: TASK 4 = 1; says: "where a rounds to 1, a (1 - a) is 0, and 0 / 0 is
 * not a number: cancel on paper, before the program divides" */
double dz_cross_entropy(double z, double y)
{
    const double a = 1 / (1 + exp(-z));
    return (a - y) / (a * (1 - a)) * a * (1 - a);
}
