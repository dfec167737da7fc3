/* loses: TASK 1 = 2, TASK 2 = 4; says: "It returns *at, how many rows have been
 * used in all. What is wanted is how many are in this batch." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    const int left = n - *at, count = left < size ? left : size;
    for (int i = 0; i < count; i++)
        rows[i] = order[*at + i];
    *at += count;
    return *at;
}
