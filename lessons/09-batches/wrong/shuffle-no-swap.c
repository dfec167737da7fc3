/* loses: TASK 5 = 2, TASK 6 = 6; says: "A number is lost, and another is
 * there twice: order[a] = order[b] overwrites what order[b] = order[a]
 * should have moved. Keep it in a variable." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int last = n - 1; last > 0; last--) {
        const int drawn = below(last + 1);
        order[last] = order[drawn];
        order[drawn] = order[last];
    }
}
