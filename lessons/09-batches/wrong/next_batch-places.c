/* loses: TASK 1 = 2, TASK 2 = 4; says: "It hands out places, not what stands
 * there: row i of the batch is order[*at + i], not *at + i. Like this the
 * epoch is never shuffled." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    (void)order;
    const int left = n - *at, count = left < size ? left : size;
    for (int i = 0; i < count; i++)
        rows[i] = *at + i;
    *at += count;
    return count;
}
