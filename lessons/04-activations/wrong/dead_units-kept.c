/* loses: TASK 5 = 3, TASK 6 = 1; says: "what is known of one unit is not
 * forgotten before the next: after the first living unit, no unit is found
 * dead" */
int dead_units(const double *z, int samples, int units)
{
    int dead = 0, passing = 0;
    for (int j = 0; j < units; j++) {
        for (int i = 0; i < samples; i++)
            passing += z[i * units + j] > 0;
        dead += passing == 0;
    }
    return dead;
}
