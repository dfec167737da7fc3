/* loses: TASK 8 = 1; says: "the label `classes` is let through: the last
 * class is classes - 1, since they are counted from 0" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    for (int r = 0; r < rows; r++) {
        for (int j = 0; j < classes; j++)
            y[r * classes + j] = 0;
        if (label[r] >= 0 && label[r] <= classes)
            y[r * classes + label[r]] = 1;
        else
            strange++;
    }
    return strange;
}
