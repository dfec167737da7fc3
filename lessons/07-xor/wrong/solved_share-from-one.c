/* loses: TASK 4 = 5, TASK 5 = 3; says: "the starts are 0 .. starts - 1; here
 * they were 1 .. starts" */
double solved_share(training *train, int starts, int steps)
{
    int solved = 0;
    for (int start = 1; start <= starts; start++) {
        double z[4];
        train(start, steps, z);
        solved += z[0] <= 0 && z[1] > 0 && z[2] > 0 && z[3] <= 0;
    }
    return (double)solved / starts;
}
