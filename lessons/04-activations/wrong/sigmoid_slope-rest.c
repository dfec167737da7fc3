/* loses: TASK 1 = 2, TASK 7 = 3, TASK 8 = 1; says: "f'(z) = a (1 - a) is
 * missing its factor a. The sigmoid is flat at both ends: what should the
 * slope be where a = 0?" */
double sigmoid_slope(double a)
{
    return 1 - a;
}
