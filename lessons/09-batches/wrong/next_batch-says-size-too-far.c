/* loses: TASK 2 = 4; says: "The rows of the short batch are right, but it
 * counts as a full one: *at grows by size, and size is returned. Both are
 * how many rows were handed out." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    if (*at >= n)
        return 0;
    for (int i = 0; i < size && *at + i < n; i++)
        rows[i] = order[*at + i];
    *at += size;
    return size;
}
