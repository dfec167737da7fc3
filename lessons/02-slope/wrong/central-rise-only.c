/* loses: TASK 1 = 1, TASK 2 = 2; says: "this is the rise alone; a slope is
 * rise over run, and the run is 2 h" */
double central(function *f, double x, double h)
{
    return f(x + h) - f(x - h);
}
