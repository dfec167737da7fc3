/* loses: TASK 7 = 3; says: "only the first `classes` counts are set to 0, the
 * first row: there are classes * classes of them" */
void confusion(const int *label, const int *answer, int n, int classes,
               int *count)
{
    for (int i = 0; i < classes; i++)
        count[i] = 0;
    for (int i = 0; i < n; i++)
        if (answer[i] >= 0)
            count[classes * label[i] + answer[i]]++;
}
