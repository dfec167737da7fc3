/* loses: TASK 2 = 2; says: "the slope is taken at tanh(a): f'(z) = 1 - a^2
 * takes the value, and a is already that. Apply tanh once, not twice" */
double tanh_slope(double a)
{
    const double again = tanh(a);
    return 1 - again * again;
}
