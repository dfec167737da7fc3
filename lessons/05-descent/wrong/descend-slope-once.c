/* loses: TASK 1 = 3; says: "slope(v) was called once, and its result used for
 * every step: the slope is different wherever the ball is" */
double descend(double (*slope)(double v), double v, double rate, int steps)
{
    const double first = slope(v);
    for (int i = 0; i < steps; i++)
        v -= rate * first;
    return v;
}
