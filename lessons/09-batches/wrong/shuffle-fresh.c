/* loses: TASK 5 = 2; says: "order is filled with 0 .. n-1 first. The numbers
 * that are there may be others: they only change places." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int i = 0; i < n; i++)
        order[i] = i;
    for (int last = n - 1; last > 0; last--) {
        const int drawn = below(last + 1), was = order[last];
        order[last] = order[drawn];
        order[drawn] = was;
    }
}
