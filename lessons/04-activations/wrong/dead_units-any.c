/* loses: TASK 5 = 3, TASK 6 = 1; says: "a unit is counted as soon as one
 * sample does not get through. It is dead only if none does: most living units
 * stop some samples" */
int dead_units(const double *z, int samples, int units)
{
    int dead = 0;
    for (int j = 0; j < units; j++) {
        int stopped = 0;
        for (int i = 0; i < samples; i++)
            stopped += !(z[i * units + j] > 0);
        dead += stopped > 0;
    }
    return dead;
}
