/* loses: TASK 6 = 6; says: "The first two numbers never change places with
 * one another at the end: two are still in the hat when the loop stops." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int last = n - 1; last > 1; last--) {
        const int drawn = below(last + 1);
        const int was = order[last];
        order[last] = order[drawn];
        order[drawn] = was;
    }
}
