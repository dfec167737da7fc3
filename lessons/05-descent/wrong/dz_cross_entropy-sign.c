/* loses: TASK 3 = 2, TASK 4 = 1; says: "the sign is wrong: E falls as a
 * approaches y, so for a > y dE/dz is above 0" */
double dz_cross_entropy(double z, double y)
{
    return y - 1 / (1 + exp(-z));
}
