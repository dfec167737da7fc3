/* loses: TASK 6 = 1; says: "n is made smaller for each row with a NaN. The
 * share is of all n rows; and a loop up to n then ends before the last rows" */
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
        if (answer_of(out + i * classes, classes) < 0)
            n--;
        else
            right += answer_of(out + i * classes, classes) == label[i];
    return (double)right / n;
}
