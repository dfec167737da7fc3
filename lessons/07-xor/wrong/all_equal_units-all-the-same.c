/* loses: TASK 6 = 4; says: "a unit may own four different numbers, if the
 * other units own the same four: compare each number with its counterpart in
 * another unit" */
bool all_equal_units(const double w[17])
{
    for (int k = 0; k < 17; k++)
        if (w[k] != w[0])
            return false;
    return true;
}
