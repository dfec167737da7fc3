/* loses: TASK 5 = 2, TASK 6 = 6; says: "A place after the end of order is
 * drawn. below(k) gives 0 .. k-1, and what is added to it counts: only among
 * the numbers that have no place yet may it choose." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int last = n - 1; last > 0; last--) {
        const int drawn = below(last + 2);
        const int was = order[last];
        order[last] = order[drawn];
        order[drawn] = was;
    }
}
