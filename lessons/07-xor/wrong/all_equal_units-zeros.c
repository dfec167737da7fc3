/* loses: TASK 6 = 6; says: "only a start of zeros is found. Equal units need
 * not be 0: each number must be the same in all units" */
bool all_equal_units(const double w[17])
{
    for (int k = 0; k < 17; k++)
        if (w[k] != 0)
            return false;
    return true;
}
