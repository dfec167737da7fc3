/* loses: TASK 8 = 1; says: "a label that is no class is counted, and
 * written all the same: into another row, or outside of y. Write the 1 only
 * where it is a class" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    for (int r = 0; r < rows; r++) {
        for (int j = 0; j < classes; j++)
            y[r * classes + j] = 0;
        y[r * classes + label[r]] = 1;
        strange += label[r] < 0 || label[r] >= classes;
    }
    return strange;
}
