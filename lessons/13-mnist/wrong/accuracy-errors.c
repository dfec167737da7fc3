/* loses: TASK 4 = 2, TASK 5 = 1, TASK 6 = 1; says: "this is the share of the
 * wrong answers" */
double accuracy(const double *out, const int *label, int n, int classes)
{
    int right = 0;
    for (int i = 0; i < n; i++)
        right += answer_of(out + i * classes, classes) == label[i];
    return 1 - (double)right / n;
}
