/* loses: TASK 1 = 2, TASK 2 = 4; says: "It always copies size rows, also
 * where fewer are left, and so reads past the end of order. First compute
 * how many are left: n - *at." */
int next_batch(const int *order, int n, int size, int *at, int *rows)
{
    for (int i = 0; i < size; i++)
        rows[i] = order[*at + i];
    *at += size;
    return size;
}
