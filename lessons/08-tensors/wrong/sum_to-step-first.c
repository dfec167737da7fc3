/* loses: TASK 4 = 2, TASK 5 = 4; says: "step is too large where it is used:
 * for every k it begins with 1, and it is multiplied after p has grown" */
void sum_to(const double *dy, shape from, shape to, double *dx)
{
    const int copies = count_of(from), numbers = count_of(to);
    for (int p = 0; p < numbers; p++)
        dx[p] = 0;
    for (int k = 0; k < copies; k++) {
        int p = 0, step = 1, rest = k;
        for (int i = 1; i <= from.rank; i++) { /* from the right */
            const int size = from.size[from.rank - i];
            if (i <= to.rank && to.size[to.rank - i] != 1) {
                step *= size;
                p += rest % size * step;
            }
            rest /= size;
        }
        dx[p] += dy[k];
    }
}
