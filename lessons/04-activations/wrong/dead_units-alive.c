/* loses: TASK 5 = 3, TASK 6 = 1; says: "this counts the units that are alive:
 * those that some sample gets through" */
int dead_units(const double *z, int samples, int units)
{
    int alive = 0;
    for (int j = 0; j < units; j++) {
        int passing = 0;
        for (int i = 0; i < samples; i++)
            passing += z[i * units + j] > 0;
        alive += passing > 0;
    }
    return alive;
}
