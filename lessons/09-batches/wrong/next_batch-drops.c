/* loses: TASK 2 = 4; says: "The short batch at the end is left out: its rows
 * are never seen in this epoch. What is left is a batch, too." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    if (*at + size > n)
        return 0;
    for (int i = 0; i < size; i++)
        rows[i] = order[*at + i];
    *at += size;
    return size;
}
