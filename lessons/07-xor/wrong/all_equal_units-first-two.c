/* loses: TASK 6 = 4; says: "only units 0 and 1 are compared: all four must
 * be the same" */
bool all_equal_units(const double w[17])
{
    for (int k = 0; k < 16; k += 4)
        if (w[k] != w[k + 1])
            return false;
    return true;
}
