/* loses: TASK 2 = 2; says: "f is nudged to one side only: on x^2 that is off
 * by h. Take the rise from x - h to x + h" */
double central(function *f, double x, double h)
{
    return (f(x + h) - f(x)) / h;
}
