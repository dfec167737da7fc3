/* loses: TASK 1 = 1, TASK 2 = 2; says: "the sign is wrong: where f rises, f(x
 * + h) is the larger one, and the slope is positive" */
double central(function *f, double x, double h)
{
    return (f(x - h) - f(x + h)) / (2 * h);
}
