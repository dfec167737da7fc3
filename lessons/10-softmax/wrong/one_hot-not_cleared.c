/* loses: TASK 7 = 2, TASK 8 = 1; says: "the other numbers of a row are not
 * set to 0: y holds anything before the call" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    for (int r = 0; r < rows; r++) {
        if (label[r] >= 0 && label[r] < classes)
            y[r * classes + label[r]] = 1;
        strange += label[r] < 0 || label[r] >= classes;
    }
    return strange;
}
