/* loses: TASK 2 = 2; says: "the sign of f'(z) = 1 - a^2 is wrong: tanh rises
 * everywhere, so its slope is never negative" */
double tanh_slope(double a)
{
    return a * a - 1;
}
