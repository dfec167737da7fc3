/* loses: TASK 1 = 4; says: "OR and AND are added: z = OR + AND. The weight
 * from the AND unit to the output must be negative" */
void xor_by_hand(double w[17])
{
    const double chosen[17] = {20,  20, 0, 0,  20, 20, 0, 0,  -10,
                               -30, 0,  0, 20, 20, 0,  0, -10};
    for (int k = 0; k < 17; k++)
        w[k] = chosen[k];
}
