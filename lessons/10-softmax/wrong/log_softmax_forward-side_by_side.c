/* loses: TASK 11 = 4, TASK 12 = 2; says: "the numbers of a line are taken
 * as neighbours in data. They are step apart, the product of the sizes of
 * the axes behind: step is 1 only for the last axis" */
void log_softmax_forward(tg_tensor *y)
{
    const tg_tensor *z = y->in[0];
    const int n = z->shape.dim[axis_of(y)];
    for (size_t i = 0; i < z->count; i += (size_t)n) {
        const double all = log_sum_exp(z->data + i, n);
        for (int j = 0; j < n; j++)
            y->data[i + (size_t)j] = z->data[i + (size_t)j] - all;
    }
}
