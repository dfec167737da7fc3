/* loses: TASK 6 = 6; says: "W1 is read unit by unit, w[2 j] and w[2 j + 1];
 * the weights into unit j are w[j] and w[4 + j]" */
bool all_equal_units(const double w[17])
{
    for (int j = 1; j < 4; j++)
        if (w[2 * j] != w[0] || w[2 * j + 1] != w[1] || w[8 + j] != w[8] ||
            w[12 + j] != w[12])
            return false;
    return true;
}
