/* loses: TASK 8 = 1; says: "a label that is no class is taken for class 0.
 * Its row is zeros: the sample says nothing about the classes" */
int one_hot(const int *label, int rows, int classes, double *y)
{
    int strange = 0;
    for (int r = 0; r < rows; r++) {
        for (int j = 0; j < classes; j++)
            y[r * classes + j] =
                j == (label[r] < 0 || label[r] >= classes ? 0 : label[r]);
        strange += label[r] < 0 || label[r] >= classes;
    }
    return strange;
}
