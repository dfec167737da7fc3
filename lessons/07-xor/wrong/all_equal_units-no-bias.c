/* loses: TASK 6 = 2; says: "the biases, w[8 .. 11], are not compared: units
 * with different biases have different h" */
bool all_equal_units(const double w[17])
{
    for (int k = 0; k < 16; k++)
        if (k / 4 != 2 && w[k] != w[k / 4 * 4])
            return false;
    return true;
}
