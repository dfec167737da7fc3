/* loses: TASK 4 = 5, TASK 5 = 3; says: "a start with three right corners is
 * counted: OR has three of XOR's, and a line can do OR. All four must be
 * right" */
double solved_share(training *train, int starts, int steps)
{
    int solved = 0;
    for (int start = 0; start < starts; start++) {
        double z[4];
        train(start, steps, z);
        const int right = (z[0] <= 0) + (z[1] > 0) + (z[2] > 0) + (z[3] <= 0);
        solved += right >= 3;
    }
    return (double)solved / starts;
}
