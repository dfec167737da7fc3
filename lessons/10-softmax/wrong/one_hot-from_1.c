/* loses: TASK 7 = 2, TASK 8 = 1; says: "classes are counted from 0: label 0
 * is the first number of its row" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    for (int r = 0; r < rows; r++) {
        for (int j = 0; j < classes; j++)
            y[r * classes + j] = j + 1 == label[r];
        strange += label[r] < 0 || label[r] >= classes;
    }
    return strange;
}
