/* loses: TASK 4 = 5, TASK 5 = 3; says: "it is always the same start: pass the
 * number of the start to train" */
double solved_share(training *train, int starts, int steps)
{
    int solved = 0;
    for (int start = 0; start < starts; start++) {
        double z[4];
        train(0, steps, z);
        solved += z[0] <= 0 && z[1] > 0 && z[2] > 0 && z[3] <= 0;
    }
    return (double)solved / starts;
}
