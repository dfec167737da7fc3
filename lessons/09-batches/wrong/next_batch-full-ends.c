/* loses: TASK 2 = 4; says: "It notices when nothing is left, but copies size
 * rows where fewer are left, and so reads past the end of order." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    if (*at >= n)
        return 0;
    for (int i = 0; i < size; i++)
        rows[i] = order[*at + i];
    *at += size;
    return size;
}
