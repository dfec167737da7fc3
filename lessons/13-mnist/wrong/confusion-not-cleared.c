/* loses: TASK 7 = 3; says: "the array held numbers when confusion was called,
 * and counting went on from them: set all classes * classes of them to 0
 * first" */
void confusion(const int *label, const int *answer, int n, int classes,
               int *count)
{
    for (int i = 0; i < n; i++)
        if (answer[i] >= 0)
            count[classes * label[i] + answer[i]]++;
}
