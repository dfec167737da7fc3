/* loses: TASK 1 = 2; says: "the sign of f'(z) = a (1 - a) is lost: the
 * sigmoid rises everywhere, so no slope of it is negative" */
double sigmoid_slope(double a)
{
    return a * (a - 1);
}
