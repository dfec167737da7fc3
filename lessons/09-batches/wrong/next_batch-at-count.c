/* loses: TASK 1 = 2, TASK 2 = 4; says: "*at is set to how many rows this
 * batch has. It is how many have been used in all: add to it." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    const int left = n - *at, count = left < size ? left : size;
    for (int i = 0; i < count; i++)
        rows[i] = order[*at + i];
    *at = count;
    return count;
}
