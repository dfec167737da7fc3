/* loses: TASK 5 = 2, TASK 6 = 6; says: "Each place gets a number drawn from
 * all n: some come twice, others never. What was drawn must leave the hat." */
void shuffle(int *order, int n, int (*below)(int k))
{
    int was[64];
    for (int i = 0; i < n; i++)
        was[i] = order[i];
    for (int i = 0; i < n; i++)
        order[i] = was[below(n)];
}
