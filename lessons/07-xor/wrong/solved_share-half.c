/* loses: TASK 4 = 5; says: "z is compared with 0.5: that is the threshold for
 * p. p > 0.5 where z > 0" */
double solved_share(training *train, int starts, int steps)
{
    int solved = 0;
    for (int start = 0; start < starts; start++) {
        double z[4];
        train(start, steps, z);
        solved += z[0] <= 0.5 && z[1] > 0.5 && z[2] > 0.5 && z[3] <= 0.5;
    }
    return (double)solved / starts;
}
