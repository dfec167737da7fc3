/* loses: TASK 6 = 6; says: "No number ever stays in its place: the number at
 * the end is not in the hat that is drawn from, so only one big cycle is
 * possible (6 of the 24 orders of 4 numbers). A fair shuffle may leave it
 * there." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int last = n - 1; last > 0; last--) {
        const int drawn = below(last);
        const int was = order[last];
        order[last] = order[drawn];
        order[drawn] = was;
    }
}
