/* loses: TASK 2 = 2; says: "y is not used: it was 0 in the lesson's program,
 * but it is not always. dE/da depends on the target" */
double dz_squared_error(double z, double y)
{
    const double a = 1 / (1 + exp(-z));
    return a * a * (1 - a);
}
