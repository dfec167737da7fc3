/* loses: TASK 7 = 2, TASK 8 = 1; says: "only the first row is set to 0:
 * there are rows * classes numbers" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    memset(y, 0, (size_t)classes * sizeof *y);
    for (int r = 0; r < rows; r++)
        if (label[r] >= 0 && label[r] < classes)
            y[r * classes + label[r]] = 1;
        else
            strange++;
    return strange;
}
