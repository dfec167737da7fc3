/* loses: TASK 1 = 1, TASK 2 = 2; says: "only f(x - h) is divided by 2 h:
 * the difference belongs in parentheses" */
double central(function *f, double x, double h)
{
    return f(x + h) - f(x - h) / (2 * h);
}
