/* loses: TASK 5 = 3; says: "NaN at a corner whose answer is 0 is counted as
 * right: z > 0 is false there, but z <= 0 is, too. A zero is answered where
 * z <= 0 is true" */
double solved_share(training *train, int starts, int steps)
{
    int solved = 0;
    for (int start = 0; start < starts; start++) {
        double z[4];
        bool right = true;
        train(start, steps, z);
        for (int i = 0; i < 4; i++)
            if ((z[i] > 0) != targets[i])
                right = false;
        solved += right;
    }
    return (double)solved / starts;
}
