/* loses: TASK 1 = 2, TASK 2 = 4; says: "*at grows in the loop while *at + i
 * is read: every other row is left out. Use one of them, or move *at after
 * the loop." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    int i;
    for (i = 0; i < size && *at + i < n; i++) {
        rows[i] = order[*at + i];
        *at += 1;
    }
    return i;
}
