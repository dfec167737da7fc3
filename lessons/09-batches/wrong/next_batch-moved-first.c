/* loses: TASK 1 = 2, TASK 2 = 4; says: "*at is moved on before order[*at] is
 * read: order[0] is never handed out, and order[n] is none of the rows. Read
 * first, as order[(*at)++] does." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    int count = 0;
    while (count < size && *at < n)
        rows[count++] = order[++*at];
    return count;
}
