/* loses: TASK 1 = 6, TASK 2 = 2; says: "this is f(z) itself, not its slope" */
double swish_slope(double z)
{
    return z / (1 + exp(-z));
}
