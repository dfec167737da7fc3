/* loses: TASK 8 = 1; says: "a label below 0 is no class either, and y[-1]
 * is outside of y, or in the row before" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    for (int r = 0; r < rows; r++) {
        for (int j = 0; j < classes; j++)
            y[r * classes + j] = 0;
        if (label[r] < classes)
            y[r * classes + label[r]] = 1;
        strange += label[r] >= classes;
    }
    return strange;
}
