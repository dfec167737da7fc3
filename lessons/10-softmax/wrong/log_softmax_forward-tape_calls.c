/* loses: TASK 11 = 4, TASK 12 = 2; says: "a forward function called an op,
 * which would be recorded in the middle of another one. It is plain C: it
 * reads z->data and fills y->data" */
void log_softmax_forward(tg_tensor *y)
{
    tg_tensor *z = y->in[0];
    tg_tensor *sum = tg_sum(tg_exp(z), axis_of(y), true);
    tg_tensor *logs = tg_sub(z, tg_log(sum));
    for (size_t i = 0; i < y->count; i++)
        y->data[i] = logs->data[i];
}
