/* loses: TASK 2 = 2; says: "f'(z) = 1 - a^2 is missing its square. tanh is as
 * flat at a = -1 as at a = 1" */
double tanh_slope(double a)
{
    return 1 - a;
}
