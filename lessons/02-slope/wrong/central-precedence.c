/* loses: TASK 1 = 1, TASK 2 = 2; says: "what is divided, and by what? In C, a
 * / 2*h is (a / 2)*h: the whole 2 h belongs below the line, in parentheses" */
double central(function *f, double x, double h)
{
    return (f(x + h) - f(x - h)) / 2 * h;
}
