/* loses: TASK 6 = 6; says: "Each place is swapped with any of the n places.
 * That makes n to the power n equally likely ways (256 for 4 numbers), which
 * cannot be shared out evenly among n! orders (24). Draw only among those that
 * have no place yet." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int i = n - 1; i >= 0; i--) {
        const int drawn = below(n);
        const int was = order[i];
        order[i] = order[drawn];
        order[drawn] = was;
    }
}
