/* loses: TASK 5 = 4; says: "as many ones as zeros does not make it hard: (0,
 * 0, 1, 1) is x1 itself. What counts is where they stand" */
bool separable(const double target[4])
{
    return target[0] + target[1] + target[2] + target[3] != 2;
}
