/* loses: TASK 3 = 1, TASK 4 = 4, TASK 5 = 2; says: "it refuses everything,
 * right claims too" */
bool accepts(double claim, double nudged)
{
    (void)claim, (void)nudged;
    return false;
}
