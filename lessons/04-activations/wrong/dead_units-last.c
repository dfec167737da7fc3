/* loses: TASK 5 = 3, TASK 6 = 1; says: "only the last sample decides: what an
 * earlier one showed about the unit is overwritten" */
int dead_units(const double *z, int samples, int units)
{
    int dead = 0;
    for (int j = 0; j < units; j++) {
        int passing = 0;
        for (int i = 0; i < samples; i++)
            passing = z[i * units + j] > 0;
        dead += passing == 0;
    }
    return dead;
}
