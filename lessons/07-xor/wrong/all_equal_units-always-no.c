/* loses: TASK 6 = 8; says: "always false: a start with four equal units is
 * not found" */
bool all_equal_units(const double w[17])
{
    (void)w;
    return false;
}
