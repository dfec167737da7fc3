/* loses: TASK 1 = 4; says: "the output has no bias: where all that arrives is
 * 0, z = w[16] = 0, and p is 0.5. Like every unit it is a weighted sum and a
 * bias" */
void xor_by_hand(double w[17])
{
    const double chosen[17] = {20,  20, 0, 0,  20,  20, 0, 0, -10,
                               -30, 0,  0, 20, -20, 0,  0, 0};
    for (int k = 0; k < 17; k++)
        w[k] = chosen[k];
}
