/* loses: TASK 3 = 2, TASK 4 = 1; says: "this is dE/dz of the squared error.
 * dE/da of cross-entropy has a (1 - a) as its denominator: what does it
 * cancel?" */
double dz_cross_entropy(double z, double y)
{
    const double a = 1 / (1 + exp(-z));
    return (a - y) * a * (1 - a);
}
