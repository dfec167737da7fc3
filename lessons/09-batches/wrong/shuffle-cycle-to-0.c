/* loses: TASK 6 = 6; says: "No number ever stays in its place: the number at
 * the end is not in the hat that is drawn from, so only one big cycle is
 * possible (6 of the 24 orders of 4 numbers). A fair shuffle may leave it
 * there." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int i = n - 1; i >= 0; i--) {
        const int drawn = below(i);
        const int was = order[i];
        order[i] = order[drawn];
        order[drawn] = was;
    }
}
