/* loses: TASK 6 = 6; says: "The last number never moves: it is neither drawn
 * nor given a place. There are n numbers in the hat at first, 0 .. n-1." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int last = n - 2; last > 0; last--) {
        const int drawn = below(last + 1);
        const int was = order[last];
        order[last] = order[drawn];
        order[drawn] = was;
    }
}
