/* loses: TASK 13 = 4, TASK 14 = 1, TASK 15 = 3; says: "p is a softmax along
 * the last axis, whichever the op was applied along. e^y is right along
 * any" */
tg_tensor *log_softmax_rule(tg_tensor *y, tg_tensor *dy, int k)
{
    (void)k;
    tg_tensor *sum = tg_sum(dy, axis_of(y), true);
    return tg_sub(dy, tg_mul(tg_softmax(y->in[0], -1), sum));
}
