/* loses: TASK 6 = 6; says: "Going up, those that have no place yet are at i
 * .. n-1: there are n - i of them, but they begin at i. Add i to what
 * below(n - i) gives." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int i = 0; i < n; i++) {
        const int drawn = below(n - i);
        const int was = order[i];
        order[i] = order[drawn];
        order[drawn] = was;
    }
}
