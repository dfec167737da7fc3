/* loses: TASK 1 = 4; says: "this is OR: at (1, 1) the answer must be 0 again.
 * A second unit has to notice that both inputs are 1, and pull the answer
 * down" */
void xor_by_hand(double w[17])
{
    const double chosen[17] = {20, 0, 0, 0,  20, 0, 0, 0,  -10,
                               0,  0, 0, 20, 0,  0, 0, -10};
    for (int k = 0; k < 17; k++)
        w[k] = chosen[k];
}
