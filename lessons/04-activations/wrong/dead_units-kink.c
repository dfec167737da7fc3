/* loses: TASK 6 = 1; says: "z = 0 is counted as letting a sample through. The
 * slope of ReLU at 0 is taken to be 0: nothing passes there" */
int dead_units(const double *z, int samples, int units)
{
    int dead = 0;
    for (int j = 0; j < units; j++) {
        int passing = 0;
        for (int i = 0; i < samples; i++)
            passing += z[i * units + j] >= 0;
        dead += passing == 0;
    }
    return dead;
}
