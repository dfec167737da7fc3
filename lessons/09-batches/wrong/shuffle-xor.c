/* loses: TASK 5 = 2, TASK 6 = 6; says: "A number becomes 0 where it is drawn
 * for its own place: a swap by ^ or by sums works only for two places. Keep
 * the number in a variable." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int i = n - 1; i > 0; i--) {
        const int drawn = below(i + 1);
        order[i] ^= order[drawn];
        order[drawn] ^= order[i];
        order[i] ^= order[drawn];
    }
}
