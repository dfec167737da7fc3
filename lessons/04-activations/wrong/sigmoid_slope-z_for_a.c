/* loses: TASK 1 = 2, TASK 7 = 3, TASK 8 = 1; says: "the slope is taken at
 * sigmoid(a): f'(z) = a (1 - a) takes the value, and a is already that.
 * Apply the sigmoid once, not twice. (In `through`, z is given: apply it
 * there.)" */
double sigmoid_slope(double a)
{
    const double again = sigmoid(a);
    return again * (1 - again);
}
