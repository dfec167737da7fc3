/* loses: TASK 1 = 2, TASK 2 = 4; says: "Every batch is taken from the front
 * of order: the next one begins at order[*at]." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    const int left = n - *at, count = left < size ? left : size;
    for (int i = 0; i < count; i++)
        rows[i] = order[i];
    *at += count;
    return count;
}
