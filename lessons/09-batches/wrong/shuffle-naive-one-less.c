/* loses: TASK 6 = 6; says: "below(n - 1) never draws the last place, and the
 * others are drawn for every place, even for those that are done. Draw only
 * among those that have no place yet, the last of them too." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int i = 0; i < n; i++) {
        const int drawn = below(n - 1);
        const int was = order[i];
        order[i] = order[drawn];
        order[drawn] = was;
    }
}
