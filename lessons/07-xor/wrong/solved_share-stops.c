/* loses: TASK 4 = 5, TASK 5 = 3; says: "it stops at the first start that is
 * not solved: that is luck, not a share. Train all of them" */
double solved_share(training *train, int starts, int steps)
{
    int solved = 0;
    for (int start = 0; start < starts; start++) {
        double z[4];
        train(start, steps, z);
        if (z[0] > 0 || !(z[1] > 0) || !(z[2] > 0) || z[3] > 0)
            break;
        solved++;
    }
    return (double)solved / starts;
}
