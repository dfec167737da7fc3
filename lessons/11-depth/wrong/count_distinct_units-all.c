/* loses: TASK 6 = 4, TASK 7 = 3; says: "every unit is counted: one that is
 * a copy of an earlier one should not be" */
int count_distinct_units(const double *w1, const double *w2, int in, int units,
                         int out, double tolerance)
{
    (void)w1, (void)w2, (void)in, (void)out, (void)tolerance;
    return units;
}
