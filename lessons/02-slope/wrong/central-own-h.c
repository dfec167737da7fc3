/* loses: TASK 2 = 2; says: "this is the slope itself, or nearly: the given h
 * is not used. The central difference of x^3 is 3 x^2 + h^2" */
double central(function *f, double x, double h)
{
    (void)h;
    return (f(x + 1e-5) - f(x - 1e-5)) / 2e-5;
}
