/* loses: TASK 1 = 2, TASK 7 = 3, TASK 8 = 1; says: "f'(z) = a (1 - a) is
 * missing its factor 1 - a: this is the value, not the slope. What should
 * it be where a = 1?" */
double sigmoid_slope(double a)
{
    return a;
}
