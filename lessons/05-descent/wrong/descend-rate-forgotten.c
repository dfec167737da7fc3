/* loses: TASK 1 = 3; says: "v <- v - rate times slope(v): the rate is
 * missing" */
double descend(double (*slope)(double v), double v, double rate, int steps)
{
    for (int i = 0; i < steps; i++)
        v -= slope(v);
    return v;
}
