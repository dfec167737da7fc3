/* loses: TASK 5 = 3; says: "a training that ended in NaN is counted as solved:
 * nothing was found wrong, because every comparison with NaN is false. Test
 * for what is right instead" */
double solved_share(training *train, int starts, int steps)
{
    int solved = 0;
    for (int start = 0; start < starts; start++) {
        double z[4];
        train(start, steps, z);
        solved += !(z[0] > 0 || z[1] <= 0 || z[2] <= 0 || z[3] > 0);
    }
    return (double)solved / starts;
}
