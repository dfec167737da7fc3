/* loses: TASK 6 = 6; says: "It sorts, and tosses a coin where it should
 * compare. How often a number is moved depends on where it was: the orders
 * are not equally likely." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int round = 1; round < n; round++)
        for (int i = 0; i + round < n; i++)
            if (below(2)) {
                const int was = order[i];
                order[i] = order[i + 1];
                order[i + 1] = was;
            }
}
