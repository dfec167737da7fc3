/* loses: TASK 1 = 2, TASK 2 = 4; says: "*at++ moves the pointer at, not the
 * number that it points to, and then reads what is behind it: C reads it as
 * *(at++). Write (*at)++, or *at += 1." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    int count = 0;
    while (count < size && *at < n)
        rows[count++] = order[*at++];
    return count;
}
