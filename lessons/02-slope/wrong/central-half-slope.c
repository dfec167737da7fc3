/* loses: TASK 1 = 1, TASK 2 = 2; says: "from x to x + h it is h, not 2 h;
 * and f is nudged to one side only: take the rise from x - h to x + h" */
double central(function *f, double x, double h)
{
    return (f(x + h) - f(x)) / (2 * h);
}
