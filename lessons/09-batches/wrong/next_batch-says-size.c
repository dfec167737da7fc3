/* loses: TASK 2 = 4; says: "The rows of the last batch are right, but size
 * is returned: whoever reads that many takes old rows for new ones." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    if (*at >= n)
        return 0;
    int i;
    for (i = 0; i < size && *at < n; i++)
        rows[i] = order[(*at)++];
    return size;
}
