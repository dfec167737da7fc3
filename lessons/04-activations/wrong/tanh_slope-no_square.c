/* loses: TASK 2 = 2; says: "f'(z) = 1 - a^2 has lost its square. tanh is as
 * flat at a = -1 as at a = 1" */
double tanh_slope(double a)
{
    return 1 - a;
}
