/* loses: TASK 2 = 2; says: "the sign of f'(z) = 1 - a^2 is lost: tanh rises
 * everywhere, so no slope of it is negative" */
double tanh_slope(double a)
{
    return a * a - 1;
}
