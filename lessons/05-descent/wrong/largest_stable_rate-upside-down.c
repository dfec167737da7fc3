/* loses: TASK 8 = 2; says: "c / 2 is the answer upside down: solve 1 - rate c
 * = -1 for the rate" */
double largest_stable_rate(double c)
{
    return c / 2;
}
