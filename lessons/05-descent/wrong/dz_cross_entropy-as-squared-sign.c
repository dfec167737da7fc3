/* loses: TASK 3 = 2, TASK 4 = 1; says: "two mistakes: the sign is wrong,
 * and this has the slope of the sigmoid in it: the dE/da of cross-entropy
 * has a (1 - a) in its denominator. What does it cancel?" */
double dz_cross_entropy(double z, double y)
{
    const double a = 1 / (1 + exp(-z));
    return (y - a) * a * (1 - a);
}
