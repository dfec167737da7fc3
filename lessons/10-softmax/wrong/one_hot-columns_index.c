/* loses: TASK 7 = 2, TASK 8 = 1; says: "rows and columns are exchanged in
 * the index: number j of row r is y[r * classes + j], since a row has
 * `classes` numbers" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    for (int r = 0; r < rows; r++) {
        for (int j = 0; j < classes; j++)
            y[j * classes + r] = j == label[r];
        strange += label[r] < 0 || label[r] >= classes;
    }
    return strange;
}
