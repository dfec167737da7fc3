/* loses: TASK 2 = 4; says: "n % size is how many rows the short batch has.
 * It says nothing of the calls after that, where none are left: n - *at
 * does." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    const int count = *at + size <= n ? size : n % size;
    for (int i = 0; i < count; i++)
        rows[i] = order[*at + i];
    *at += count;
    return count;
}
