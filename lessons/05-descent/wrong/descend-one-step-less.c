/* loses: TASK 1 = 3; says: "one step too few: count the rounds of your loop
 * where steps is 1" */
double descend(double (*slope)(double v), double v, double rate, int steps)
{
    for (int i = 1; i < steps; i++)
        v -= rate * slope(v);
    return v;
}
