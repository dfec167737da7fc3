/* loses: TASK 7 = 2, TASK 8 = 1; says: "y has the samples in columns. Row r
 * begins at y[r * classes], and its numbers are next to each other" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    for (int r = 0; r < rows; r++) {
        for (int j = 0; j < classes; j++)
            y[j * rows + r] = j == label[r];
        strange += label[r] < 0 || label[r] >= classes;
    }
    return strange;
}
