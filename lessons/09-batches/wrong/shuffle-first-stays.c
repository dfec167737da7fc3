/* loses: TASK 6 = 6; says: "The first number never moves: it is never drawn,
 * because 1 is added to what below gives. Places begin at 0." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int last = n - 1; last > 0; last--) {
        const int drawn = 1 + below(last);
        const int was = order[last];
        order[last] = order[drawn];
        order[drawn] = was;
    }
}
