/* loses: TASK 6 = 6; says: "Neighbours change places by the toss of a coin, in
 * one pass through the array. A number that moves to the left moves only once:
 * far places are less likely than near ones." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int i = 0; i + 1 < n; i++)
        if (below(2)) {
            const int was = order[i];
            order[i] = order[i + 1];
            order[i + 1] = was;
        }
}
