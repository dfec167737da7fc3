/* loses: TASK 1 = 2, TASK 2 = 4; says: "Once the epoch is over *at is set
 * back to 0, and the next call hands out the first batch again. That is for
 * the caller to do, when the next epoch begins." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    if (*at >= n) {
        *at = 0;
        return 0;
    }
    const int left = n - *at, count = left < size ? left : size;
    for (int i = 0; i < count; i++)
        rows[i] = order[*at + i];
    *at += count;
    return count;
}
