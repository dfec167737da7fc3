/* loses: TASK 2 = 4; says: "The last batch is filled up from the front of
 * order, by % n: those rows come twice in this epoch, and *at is larger than
 * n. A batch with fewer rows is short." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    if (*at >= n)
        return 0;
    for (int i = 0; i < size; i++)
        rows[i] = order[(*at + i) % n];
    *at += size;
    return size;
}
