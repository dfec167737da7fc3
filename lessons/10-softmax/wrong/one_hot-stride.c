/* loses: TASK 7 = 2, TASK 8 = 1; says: "row r begins at y[r * rows]: that
 * is as far as the first row goes only where there are as many classes as
 * rows. A row has `classes` numbers" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    for (int r = 0; r < rows; r++) {
        for (int j = 0; j < classes; j++)
            y[r * rows + j] = j == label[r];
        strange += label[r] < 0 || label[r] >= classes;
    }
    return strange;
}
