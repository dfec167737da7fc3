/* loses: TASK 5 = 4; says: "step becomes the size of the last axis alone: it
 * is the product of the sizes of all axes that count, so it is multiplied" */
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
                p += rest % size * step;
                step = size;
            }
            rest /= size;
        }
        dx[p] += dy[k];
    }
}
