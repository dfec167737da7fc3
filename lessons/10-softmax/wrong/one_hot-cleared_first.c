/* loses: TASK 8 = 1; says: "a label that is no class is written all the
 * same: into another row, or outside of y (all of y is set to 0 first).
 * Check it before it becomes an index" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    for (int i = 0; i < rows * classes; i++)
        y[i] = 0;
    for (int r = 0; r < rows; r++)
        y[r * classes + label[r]] = 1;
    return 0;
}
