/* loses: TASK 2 = 2; says: "f'(z) = 1 - a^2: a squared is a a, not 2 a (and
 * not a ^ 2, which is another operation in C)" */
double tanh_slope(double a)
{
    return 1 - 2 * a;
}
