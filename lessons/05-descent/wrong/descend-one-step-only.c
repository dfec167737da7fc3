/* loses: TASK 1 = 3; says: "one step, whatever `steps` says: v <- v - rate
 * times slope(v) must be repeated" */
double descend(double (*slope)(double v), double v, double rate, int steps)
{
    return steps > 0 ? v - rate * slope(v) : v;
}
