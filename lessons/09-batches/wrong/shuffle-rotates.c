/* loses: TASK 6 = 6; says: "The numbers are only rotated: from one of them
 * to the next it is the same as before. That makes n orders of n!." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int turns = below(n); turns > 0; turns--) {
        const int first = order[0];
        for (int i = 0; i + 1 < n; i++)
            order[i] = order[i + 1];
        order[n - 1] = first;
    }
}
