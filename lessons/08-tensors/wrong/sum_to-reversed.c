/* loses: TASK 4 = 2, TASK 5 = 4; says: "the axes are taken from the first
 * to the last: k % size is the coordinate along the last axis, so begin there"
 * */
void sum_to(const double *dy, shape from, shape to, double *dx)
{
    const int copies = count_of(from), numbers = count_of(to);
    const int less = from.rank - to.rank;
    for (int p = 0; p < numbers; p++)
        dx[p] = 0;
    for (int k = 0; k < copies; k++) {
        int p = 0, step = 1, rest = k;
        for (int i = 0; i < from.rank; i++) {
            const int size = from.size[i];
            if (i >= less && to.size[i - less] != 1) {
                p += rest % size * step;
                step *= size;
            }
            rest /= size;
        }
        dx[p] += dy[k];
    }
}
