/* loses: TASK 1 = 2, TASK 2 = 4; says: "The last number of order is never
 * handed out: places 0 to n - 1 are all in use." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    const int left = n - 1 - *at, count = left < size ? left : size;
    for (int i = 0; i < count; i++)
        rows[i] = order[*at + i];
    *at += count;
    return count;
}
