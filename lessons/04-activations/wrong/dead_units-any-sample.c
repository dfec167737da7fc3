/* loses: TASK 5 = 3, TASK 6 = 1; says: "samples are counted that some unit
 * stops: a row of z is a sample, a column is a unit, and a dead one stops
 * all" */
int dead_units(const double *z, int samples, int units)
{
    int dead = 0;
    for (int i = 0; i < samples; i++) {
        int stopped = 0;
        for (int j = 0; j < units; j++)
            stopped += z[i * units + j] <= 0;
        dead += stopped > 0;
    }
    return dead;
}
