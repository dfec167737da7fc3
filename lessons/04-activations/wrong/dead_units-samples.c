/* loses: TASK 5 = 3, TASK 6 = 1; says: "samples are counted as units: this
 * counts the samples that get through no unit. A row of z is a sample, a
 * column is a unit" */
int dead_units(const double *z, int samples, int units)
{
    int dead = 0;
    for (int i = 0; i < samples; i++) {
        int passing = 0;
        for (int j = 0; j < units; j++)
            passing += z[i * units + j] > 0;
        dead += passing == 0;
    }
    return dead;
}
