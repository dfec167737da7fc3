/* loses: TASK 1 = 2, TASK 2 = 4; says: "*at grows in the loop, and i is
 * added to it as well: every other number of order is left out. Use one of
 * them, or move *at after the loop." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    int i;
    for (i = 0; i < size && *at < n; i++) {
        rows[i] = order[*at + i];
        (*at)++;
    }
    return i;
}
