/* loses: TASK 7 = 3; says: "the rows of count are taken to be n long; they
 * have `classes` numbers: count[classes * row + column]" */
void confusion(const int *label, const int *answer, int n, int classes,
               int *count)
{
    for (int i = 0; i < classes * classes; i++)
        count[i] = 0;
    for (int i = 0; i < n; i++)
        if (answer[i] >= 0)
            count[n * label[i] + answer[i]]++;
}
