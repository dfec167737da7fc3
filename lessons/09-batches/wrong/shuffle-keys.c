/* loses: TASK 6 = 6; says: "Each number gets a random key, and the keys are
 * sorted. But keys that are equal leave their numbers in the old order, and
 * with only n different keys that is often. Draw among the numbers
 * themselves, without keys." */
void shuffle(int *order, int n, int (*below)(int k))
{
    int key[64];
    for (int i = 0; i < n; i++)
        key[i] = below(n);
    for (int i = 1; i < n; i++)
        for (int k = i; k > 0 && key[k - 1] > key[k]; k--) {
            const int was = order[k], old = key[k];
            order[k] = order[k - 1];
            order[k - 1] = was;
            key[k] = key[k - 1];
            key[k - 1] = old;
        }
}
