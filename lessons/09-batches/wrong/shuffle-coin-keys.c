/* loses: TASK 6 = 6; says: "Each number is put to the front or to the back
 * by a coin, and within both halves the old order stays. That is one riffle,
 * not a shuffle." */
void shuffle(int *order, int n, int (*below)(int k))
{
    int front[64], back[64], fronts = 0, backs = 0;
    for (int i = 0; i < n; i++)
        if (below(2))
            back[backs++] = order[i];
        else
            front[fronts++] = order[i];
    for (int i = 0; i < n; i++)
        order[i] = i < fronts ? front[i] : back[i - fronts];
}
