/* loses: TASK 7 = 3; says: "row and column are exchanged: the row is what the
 * sample is, the column what it was taken for" */
void confusion(const int *label, const int *answer, int n, int classes,
               int *count)
{
    for (int i = 0; i < classes * classes; i++)
        count[i] = 0;
    for (int i = 0; i < n; i++)
        if (answer[i] >= 0)
            count[classes * answer[i] + label[i]]++;
}
