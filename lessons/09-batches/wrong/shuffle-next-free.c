/* loses: TASK 6 = 6; says: "Where the drawn number is used already, the next
 * free one is taken: so the one behind a used one is twice as likely. Draw
 * again, or draw only among those that are left." */
void shuffle(int *order, int n, int (*below)(int k))
{
    int was[64], used[64] = {0};
    for (int i = 0; i < n; i++)
        was[i] = order[i];
    for (int i = 0; i < n; i++) {
        int drawn = below(n);
        while (used[drawn])
            drawn = (drawn + 1) % n;
        used[drawn] = 1;
        order[i] = was[drawn];
    }
}
