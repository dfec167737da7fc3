/* loses: TASK 3 = 2, TASK 4 = 1; says: "y is not used: it was 0 in the
 * lesson's program, but it is not always" */
double dz_cross_entropy(double z, double y)
{
    return 1 / (1 + exp(-z));
}
