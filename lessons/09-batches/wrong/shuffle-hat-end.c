/* loses: TASK 5 = 2, TASK 6 = 6; says: "The gap in the hat is filled with
 * its first last number, every time: that comes twice, and others never. The
 * last slip of this round moves into the gap." */
void shuffle(int *order, int n, int (*below)(int k))
{
    int hat[n];
    for (int i = 0; i < n; i++)
        hat[i] = order[i];
    for (int i = n - 1; i >= 0; i--) {
        const int drawn = below(i + 1);
        order[i] = hat[drawn];
        hat[drawn] = hat[n - 1];
    }
}
