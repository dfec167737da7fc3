/* loses: TASK 1 = 4; says: "W1 is written unit by unit; it is input by
 * input: w[0 .. 3] are the weights from x[0] to the four units, w[4 .. 7]
 * those from x[1]" */
void xor_by_hand(double w[17])
{
    const double chosen[17] = {20,  20, 20, 20, 0,   0, 0, 0,  -10,
                               -30, 0,  0,  20, -20, 0, 0, -10};
    for (int k = 0; k < 17; k++)
        w[k] = chosen[k];
}
