/* loses: TASK 8 = 1; says: "a label that is too large is no class either:
 * classes are 0 .. classes - 1" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    for (int r = 0; r < rows; r++) {
        for (int j = 0; j < classes; j++)
            y[r * classes + j] = 0;
        if (label[r] >= 0)
            y[r * classes + label[r]] = 1;
        strange += label[r] < 0;
    }
    return strange;
}
