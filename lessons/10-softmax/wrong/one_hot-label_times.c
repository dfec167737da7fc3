/* loses: TASK 7 = 2, TASK 8 = 1; says: "the 1 is at y[label * classes + r]:
 * rows and columns are exchanged. Row r begins at y[r * classes]" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    for (int i = 0; i < rows * classes; i++)
        y[i] = 0;
    for (int r = 0; r < rows; r++)
        if (label[r] >= 0 && label[r] < classes)
            y[label[r] * classes + r] = 1;
        else
            strange++;
    return strange;
}
