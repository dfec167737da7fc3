/* loses: TASK 3 = 1, TASK 4 = 4, TASK 5 = 2; says: "it accepts everything: a
 * checker that refuses nothing is worth nothing" */
bool accepts(double claim, double nudged)
{
    (void)claim, (void)nudged;
    return true;
}
