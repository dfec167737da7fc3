/* loses: TASK 2 = 4; says: "After the short batch *at is larger than n: add
 * how many rows were handed out, not size." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    if (*at >= n)
        return 0;
    const int left = n - *at, count = left < size ? left : size;
    for (int i = 0; i < count; i++)
        rows[i] = order[*at + i];
    *at += size;
    return count;
}
