/* loses: TASK 6 = 8; says: "always true: a start with different units passes
 * too" */
bool all_equal_units(const double w[17])
{
    (void)w;
    return true;
}
