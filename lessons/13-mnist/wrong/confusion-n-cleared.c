/* loses: TASK 7 = 3; says: "n counts are set to 0: there are classes * classes
 * of them, however many samples there are" */
void confusion(const int *label, const int *answer, int n, int classes,
               int *count)
{
    for (int i = 0; i < n; i++)
        count[i] = 0;
    for (int i = 0; i < n; i++)
        if (answer[i] >= 0)
            count[classes * label[i] + answer[i]]++;
}
