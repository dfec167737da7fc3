/* loses: TASK 1 = 2, TASK 2 = 4; says: "*at is not moved on: every call
 * hands out the first batch again, and the epoch never ends." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    const int left = n - *at, count = left < size ? left : size;
    for (int i = 0; i < count; i++)
        rows[i] = order[*at + i];
    return count;
}
