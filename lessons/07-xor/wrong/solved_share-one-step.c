/* loses: TASK 4 = 5, TASK 5 = 3; says: "each start must be trained for
 * `steps` steps" */
double solved_share(training *train, int starts, int steps)
{
    (void)steps;
    int solved = 0;
    for (int start = 0; start < starts; start++) {
        double z[4];
        train(start, 1, z);
        solved += z[0] <= 0 && z[1] > 0 && z[2] > 0 && z[3] <= 0;
    }
    return (double)solved / starts;
}
