/* loses: TASK 8 = 1; says: "the row of a label that is no class is not written:
 * it must become zeros too" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    for (int r = 0; r < rows; r++) {
        if (label[r] < 0 || label[r] >= classes) {
            strange++;
            continue;
        }
        for (int j = 0; j < classes; j++)
            y[r * classes + j] = j == label[r];
    }
    return strange;
}
