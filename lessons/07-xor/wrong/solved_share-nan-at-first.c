/* loses: TASK 5 = 3; says: "only the first corner is asked whether it is NaN:
 * a training may end in NaN at any of the four" */
double solved_share(training *train, int starts, int steps)
{
    int solved = 0;
    for (int start = 0; start < starts; start++) {
        double z[4];
        train(start, steps, z);
        solved += !isnan(z[0]) &&
                  !(z[0] > 0 || z[1] <= 0 || z[2] <= 0 || z[3] > 0);
    }
    return (double)solved / starts;
}
