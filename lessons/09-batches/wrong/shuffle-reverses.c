/* loses: TASK 6 = 6; says: "The order is reversed, every time. Without below
 * there is no chance in it." */
void shuffle(int *order, int n, int (*below)(int k))
{
    (void)below;
    for (int i = 0; i < n / 2; i++) {
        const int was = order[i];
        order[i] = order[n - 1 - i];
        order[n - 1 - i] = was;
    }
}
