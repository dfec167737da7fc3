/* loses: TASK 5 = 3, TASK 6 = 1; says: "z is read as if a unit were a row. A
 * row is a sample: the z of unit j are `units` numbers apart" */
int dead_units(const double *z, int samples, int units)
{
    int dead = 0;
    for (int j = 0; j < units; j++) {
        int passing = 0;
        for (int i = 0; i < samples; i++)
            passing += z[j * samples + i] > 0;
        dead += passing == 0;
    }
    return dead;
}
