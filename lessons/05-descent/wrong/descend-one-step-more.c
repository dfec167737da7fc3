/* loses: TASK 1 = 3; says: "one step too many: 0 steps leave v where it is" */
double descend(double (*slope)(double v), double v, double rate, int steps)
{
    for (int i = 0; i <= steps; i++)
        v -= rate * slope(v);
    return v;
}
