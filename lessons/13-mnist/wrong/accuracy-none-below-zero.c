/* loses: TASK 5 = 1; says: "where no number of a row is above 0, no class is
 * found: the largest so far begins at 0 (or at DBL_MIN, the smallest positive
 * double). Begin with the first number of the row" */
static int answer_of(const double *row, int classes)
{
    int best = -1;
    double most = 0;
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
