/* loses: TASK 6 = 6; says: "The last number never moves: it is neither drawn
 * nor given a place. There are n numbers in the hat at first, 0 .. n-1." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int i = 0; i < n - 1; i++) {
        const int drawn = i + below(n - i - 1);
        const int was = order[i];
        order[i] = order[drawn];
        order[drawn] = was;
    }
}
