/* loses: TASK 1 = 2, TASK 7 = 3; says: "the sign of f'(z) = a (1 - a) is
 * wrong: the sigmoid rises everywhere, so its slope is never negative" */
double sigmoid_slope(double a)
{
    return a * (a - 1);
}
