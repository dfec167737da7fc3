/* loses: TASK 6 = 1; says: "rows with a NaN are left out of n, too: they are
 * not right, so the share is of all n rows" */
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
    int right = 0, answered = 0;
    for (int i = 0; i < n; i++) {
        const int answer = answer_of(out + i * classes, classes);
        right += answer == label[i];
        answered += answer >= 0;
    }
    return answered > 0 ? (double)right / answered : 0;
}
