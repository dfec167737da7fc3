/* loses: TASK 6 = 6; says: "Each place but one is swapped with any of the n
 * places, even with those that are done: what was drawn fairly is moved again.
 * Draw only among those that have no place yet." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int i = n - 1; i > 0; i--) {
        const int drawn = below(n);
        const int was = order[i];
        order[i] = order[drawn];
        order[drawn] = was;
    }
}
