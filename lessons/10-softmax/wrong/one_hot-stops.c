/* loses: TASK 8 = 1; says: "it stops at the first label that is no class.
 * The rows after it are wanted as well" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    for (int r = 0; r < rows; r++) {
        for (int j = 0; j < classes; j++)
            y[r * classes + j] = j == label[r];
        if (label[r] < 0 || label[r] >= classes)
            return 1;
    }
    return 0;
}
