/* loses: TASK 2 = 2; says: "f is nudged to the left only: take the rise
 * from x - h to x + h" */
double central(function *f, double x, double h)
{
    return (f(x) - f(x - h)) / h;
}
