/* loses: TASK 4 = 2, TASK 5 = 1, TASK 6 = 1; says: "this is how many are
 * right: the share is that divided by n" */
static int answer_of(const double *row, int classes)
{
    int best = 0;
    for (int k = 0; k < classes; k++) {
        if (isnan(row[k]))
            return -1;
        if (row[k] > row[best])
            best = k;
    }
    return best;
}

double accuracy(const double *out, const int *label, int n, int classes)
{
    int right = 0;
    for (int i = 0; i < n; i++)
        right += answer_of(out + i * classes, classes) == label[i];
    return right;
}
