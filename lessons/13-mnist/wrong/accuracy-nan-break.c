/* loses: TASK 6 = 1; says: "a row is left at its first NaN, and the best class
 * so far is its answer: a row with a NaN has no answer" */
static int answer_of(const double *row, int classes)
{
    int best = 0;
    for (int k = 0; k < classes; k++) {
        if (isnan(row[k]))
            break;
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
    return (double)right / n;
}
