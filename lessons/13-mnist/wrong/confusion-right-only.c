/* loses: TASK 7 = 3; says: "only right answers are counted, on the diagonal:
 * what is off it tells which class is taken for which" */
void confusion(const int *label, const int *answer, int n, int classes,
               int *count)
{
    for (int i = 0; i < classes * classes; i++)
        count[i] = 0;
    for (int i = 0; i < n; i++)
        if (answer[i] == label[i])
            count[classes * label[i] + answer[i]]++;
}
