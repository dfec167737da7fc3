/* loses: TASK 6 = 6; says: "What is drawn always changes places with order[n
 * - 1], so the other places are not filled one by one. Swap with the place
 * of this round." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int i = n - 1; i > 0; i--) {
        const int drawn = below(i + 1);
        const int was = order[n - 1];
        order[n - 1] = order[drawn];
        order[drawn] = was;
    }
}
