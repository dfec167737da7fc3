/* loses: TASK 1 = 3; says: "v <- v - rate times slope: with plus, the ball
 * climbs. The slope points uphill" */
double descend(double (*slope)(double v), double v, double rate, int steps)
{
    for (int i = 0; i < steps; i++)
        v += rate * slope(v);
    return v;
}
