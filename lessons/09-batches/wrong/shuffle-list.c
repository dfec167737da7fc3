/* loses: TASK 6 = 6; says: "It goes through a list of all orders, one a call,
 * and chance only skips some of them: each order is as frequent as the others,
 * but who has seen one knows the next. Draw every place anew in every call." */
void shuffle(int *order, int n, int (*below)(int k))
{
    static int call;
    call += below(7) ? 1 : 1 + below(24);
    for (int last = n - 1, left = call; last > 0; last--) {
        const int drawn = left % (last + 1), was = order[last];
        left /= last + 1;
        order[last] = order[drawn];
        order[drawn] = was;
    }
}
