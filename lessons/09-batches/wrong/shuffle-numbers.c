/* loses: TASK 5 = 2, TASK 6 = 6; says: "order is filled with random numbers.
 * The numbers that are there must stay, in other places." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int i = 0; i < n; i++)
        order[i] = below(n);
}
