/* loses: TASK 4 = 5, TASK 5 = 3; says: "solved / starts divides integers,
 * which leaves 0: make one of them a double" */
double solved_share(training *train, int starts, int steps)
{
    int solved = 0;
    for (int start = 0; start < starts; start++) {
        double z[4];
        train(start, steps, z);
        solved += z[0] <= 0 && z[1] > 0 && z[2] > 0 && z[3] <= 0;
    }
    return solved / starts;
}
