/* loses: TASK 7 = 3; says: "an answer of 0 is not counted: class 0 is an
 * answer like the others, only -1 is none" */
void confusion(const int *label, const int *answer, int n, int classes,
               int *count)
{
    for (int i = 0; i < classes * classes; i++)
        count[i] = 0;
    for (int i = 0; i < n; i++)
        if (answer[i] > 0)
            count[classes * label[i] + answer[i]]++;
}
