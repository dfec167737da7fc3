/* loses: TASK 6 = 6; says: "the array is read unit by unit, w[4 j .. 4 j + 3].
 * Unit j owns w[j], w[4 + j], w[8 + j], w[12 + j]" */
bool all_equal_units(const double w[17])
{
    for (int j = 1; j < 4; j++)
        for (int k = 0; k < 4; k++)
            if (w[4 * j + k] != w[k])
                return false;
    return true;
}
