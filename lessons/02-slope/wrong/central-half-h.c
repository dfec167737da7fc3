/* loses: TASK 2 = 2; says: "f is nudged by h / 2: take it h to the right of
 * x and h to the left" */
double central(function *f, double x, double h)
{
    return (f(x + h / 2) - f(x - h / 2)) / h;
}
