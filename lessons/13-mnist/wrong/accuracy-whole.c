/* loses: TASK 4 = 2, TASK 5 = 1, TASK 6 = 1; says: "right / n divides
 * integers, which leaves 0 (or 1 where all are right): make one of them a
 * double" */
double accuracy(const double *out, const int *label, int n, int classes)
{
    int right = 0;
    for (int i = 0; i < n; i++)
        right += answer_of(out + i * classes, classes) == label[i];
    return right / n;
}
