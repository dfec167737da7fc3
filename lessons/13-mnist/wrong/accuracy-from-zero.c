/* loses: TASK 5 = 1; says: "the largest number so far begins at 0,
 * and logits may all be below it. Begin with the first number of the row" */
static int answer_of(const double *row, int classes)
{
    double most = 0;
    int best = 0;
    for (int k = 0; k < classes; k++) {
        if (isnan(row[k]))
            return -1;
        if (row[k] > most) {
            most = row[k];
            best = k;
        }
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
