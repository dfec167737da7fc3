/* loses: TASK 4 = 2, TASK 5 = 1, TASK 6 = 1; says: "an answer counts only
 * where its number is above 0.5: the largest of the row is the answer, however
 * small it is" */
double accuracy(const double *out, const int *label, int n, int classes)
{
    int right = 0;
    for (int i = 0; i < n; i++)
        right += out[i * classes + label[i]] > 0.5;
    return (double)right / n;
}
