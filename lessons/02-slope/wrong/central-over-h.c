/* loses: TASK 1 = 1, TASK 2 = 2; says: "the slope is twice what it should be:
 * how far is it from x - h to x + h?" */
double central(function *f, double x, double h)
{
    return (f(x + h) - f(x - h)) / h;
}
