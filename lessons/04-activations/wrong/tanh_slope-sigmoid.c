/* loses: TASK 2 = 2; says: "a (1 - a) is the slope of the sigmoid. tanh goes
 * from -1 to 1, and is steepest in the middle, at a = 0" */
double tanh_slope(double a)
{
    return a * (1 - a);
}
