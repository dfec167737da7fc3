/* loses: TASK 11 = 4, TASK 12 = 2; says: "all numbers are taken as one
 * line. Each line along the axis has its own largest number and its own
 * sum" */
void log_softmax_forward(tg_tensor *y)
{
    const tg_tensor *z = y->in[0];
    const double all = log_sum_exp(z->data, (int)z->count);
    for (size_t i = 0; i < z->count; i++)
        y->data[i] = z->data[i] - all;
}
