/* loses: TASK 1 = 3; says: "slope is never called: the step is rate times
 * slope(v), not rate times v" */
double descend(double (*slope)(double v), double v, double rate, int steps)
{
    (void)slope;
    for (int i = 0; i < steps; i++)
        v -= rate * v;
    return v;
}
