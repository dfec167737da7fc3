/* loses: TASK 6 = 2; says: "the weights to the output, w[12 .. 15], are not
 * compared: the delta of a hidden unit is a multiple of that weight, so if two
 * differ, the units soon do" */
bool all_equal_units(const double w[17])
{
    for (int k = 0; k < 12; k++)
        if (w[k] != w[k / 4 * 4])
            return false;
    return true;
}
