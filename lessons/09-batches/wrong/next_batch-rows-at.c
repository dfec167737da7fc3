/* loses: TASK 1 = 2, TASK 2 = 4; says: "Each batch has its own rows, which
 * begin at rows[0]. Only order is read from place *at on." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    const int left = n - *at, count = left < size ? left : size;
    for (int i = 0; i < count; i++)
        rows[*at + i] = order[*at + i];
    *at += count;
    return count;
}
