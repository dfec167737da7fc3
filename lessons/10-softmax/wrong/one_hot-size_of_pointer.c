/* loses: TASK 7 = 2, TASK 8 = 1; says: "only y[0] is set to 0, and the rest
 * is left as it was. In a function sizeof y is the size of a pointer, 8
 * bytes: set rows * classes numbers" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    memset(y, 0, sizeof y);
    for (int r = 0; r < rows; r++)
        if (label[r] >= 0 && label[r] < classes)
            y[r * classes + label[r]] = 1;
        else
            strange++;
    return strange;
}
