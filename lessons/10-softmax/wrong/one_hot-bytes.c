/* loses: TASK 7 = 2, TASK 8 = 1; says: "only an eighth of y is set to 0:
 * memset counts bytes, and a double has 8" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    memset(y, 0, (size_t)(rows * classes));
    for (int r = 0; r < rows; r++)
        if (label[r] >= 0 && label[r] < classes)
            y[r * classes + label[r]] = 1;
        else
            strange++;
    return strange;
}
