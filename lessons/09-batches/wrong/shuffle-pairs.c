/* loses: TASK 6 = 6; says: "Two places drawn at random swap their numbers, n
 * times. Some numbers are never drawn and stay where they were: that is more
 * likely than it should be, however often it is done." */
void shuffle(int *order, int n, int (*below)(int k))
{
    for (int i = 0; i < n; i++) {
        const int first = below(n), second = below(n);
        const int was = order[first];
        order[first] = order[second];
        order[second] = was;
    }
}
