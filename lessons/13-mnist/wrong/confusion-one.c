/* loses: TASK 7 = 3; says: "a cell is 1 where there is any such sample: count
 * them, with ++" */
void confusion(const int *label, const int *answer, int n, int classes,
               int *count)
{
    for (int i = 0; i < classes * classes; i++)
        count[i] = 0;
    for (int i = 0; i < n; i++)
        if (answer[i] >= 0)
            count[classes * label[i] + answer[i]] = 1;
}
