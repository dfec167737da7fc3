/* loses: TASK 5 = 3, TASK 6 = 1; says: "every z that is not positive is
 * counted: those are pairs of a sample and a unit. Count a unit once, and only
 * if no sample gets through it" */
int dead_units(const double *z, int samples, int units)
{
    int dead = 0;
    for (int k = 0; k < samples * units; k++)
        dead += z[k] <= 0;
    return dead;
}
