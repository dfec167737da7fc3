/* loses: TASK 6 = 6; says: "Only one pair changes places. All the others
 * stay where they were." */
void shuffle(int *order, int n, int (*below)(int k))
{
    if (n > 0) {
        const int first = below(n), second = below(n);
        const int was = order[first];
        order[first] = order[second];
        order[second] = was;
    }
}
