/* loses: TASK 8 = 2; says: "1 / c is the rate that arrives in one step, where
 * the factor 1 - rate c is 0. Up to which factor does v still shrink?" */
double largest_stable_rate(double c)
{
    return 1 / c;
}
