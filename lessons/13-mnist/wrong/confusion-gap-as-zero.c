/* loses: TASK 7 = 3; says: "a sample whose answer is -1 is counted as if it
 * had been taken for a 0: leave it out" */
void confusion(const int *label, const int *answer, int n, int classes,
               int *count)
{
    for (int i = 0; i < classes * classes; i++)
        count[i] = 0;
    for (int i = 0; i < n; i++)
        count[classes * label[i] + (answer[i] < 0 ? 0 : answer[i])]++;
}
