/* loses: TASK 3 = 2, TASK 4 = 1; says: "the sigmoid is 1 / (1 + exp(-z));
 * the minus is missing, so a falls with z" */
double dz_cross_entropy(double z, double y)
{
    const double a = 1 / (1 + exp(z));
    return a - y;
}
